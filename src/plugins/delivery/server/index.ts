import bootstrap from './bootstrap';
import config from './config';
import destroy from './destroy';
import middlewares from './middlewares';
import services from './services';

export default { bootstrap, config, destroy, middlewares, services };

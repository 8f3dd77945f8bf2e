import bootstrap from './bootstrap';
import config from './config';
import middlewares from './middlewares';
import register from './register';
import services from './services';

export default { bootstrap, config, middlewares, register, services };

import config from './config';
import middlewares from './middlewares';
import services from './services';

export default { config, middlewares, services };

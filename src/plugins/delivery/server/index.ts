import bootstrap from './bootstrap';
import config from './config';
import middlewares from './middlewares';
import register from './register';

export default { config, register, bootstrap, middlewares };

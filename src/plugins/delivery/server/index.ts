import config from './config';
import services from './services';

export default { config, services };

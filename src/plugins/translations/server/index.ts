import contentTypes from './content-types';
import controllers from './controllers';
import routes from './routes';
import services from './services';

export default { contentTypes, controllers, routes, services };

import { createLanguageMiddleware } from './language';
import { createViewsMiddleware } from './views';

export default { language: createLanguageMiddleware, views: createViewsMiddleware };

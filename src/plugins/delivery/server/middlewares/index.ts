import { createViewCheck } from './check-view';
import { createLanguageMiddleware } from './language';
import { createViewsMiddleware } from './views';

export default { language: createLanguageMiddleware, 'check-view': createViewCheck, views: createViewsMiddleware };

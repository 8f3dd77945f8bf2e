import { createLanguagesService } from './languages';
import { createViewsService } from './views';

export default { languages: createLanguagesService, views: createViewsService };

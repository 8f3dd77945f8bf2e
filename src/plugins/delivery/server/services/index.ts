import { createLanguagesService } from './languages';
import { createOpenApiService } from './openapi';
import { createViewsService } from './views';

export default { languages: createLanguagesService, openapi: createOpenApiService, views: createViewsService };

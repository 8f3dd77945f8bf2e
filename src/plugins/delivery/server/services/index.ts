import { createAnswersService } from './answers';
import { createLanguagesService } from './languages';
import { createLimitsService } from './limits';
import { createMemoryService } from './memory';
import { createOpenApiService } from './openapi';
import { createRequestsService } from './requests';
import { createViewsService } from './views';

export default {
  answers: createAnswersService,
  languages: createLanguagesService,
  limits: createLimitsService,
  memory: createMemoryService,
  openapi: createOpenApiService,
  requests: createRequestsService,
  views: createViewsService,
};

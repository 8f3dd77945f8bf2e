import { createAnswersService } from './answers';
import { createLanguagesService } from './languages';
import { createMemoryService } from './memory';
import { createViewsService } from './views';

export default {
  answers: createAnswersService,
  languages: createLanguagesService,
  memory: createMemoryService,
  views: createViewsService,
};

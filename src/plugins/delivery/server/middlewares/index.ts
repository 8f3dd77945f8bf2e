import { createAnswersMiddleware } from './answers';
import { createViewCheck } from './check-view';
import { createKeptAnswersMiddleware } from './kept-answers';
import { createLanguageMiddleware } from './language';
import { createViewsMiddleware } from './views';

export default {
  answers: createAnswersMiddleware,
  'check-view': createViewCheck,
  'kept-answers': createKeptAnswersMiddleware,
  language: createLanguageMiddleware,
  views: createViewsMiddleware,
};

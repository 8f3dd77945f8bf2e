import { createAnswersMiddleware } from './answers';
import { createViewCheck } from './check-view';
import { createKeptAnswersMiddleware } from './kept-answers';
import { createLanguageMiddleware } from './language';
import { createLimitsMiddleware } from './limits';
import { createReadsMiddleware } from './reads';
import { createViewsMiddleware } from './views';

export default {
  answers: createAnswersMiddleware,
  'check-view': createViewCheck,
  'kept-answers': createKeptAnswersMiddleware,
  language: createLanguageMiddleware,
  limits: createLimitsMiddleware,
  reads: createReadsMiddleware,
  views: createViewsMiddleware,
};

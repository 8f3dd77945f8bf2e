import { createLanguageMiddleware } from './language';

export default { language: createLanguageMiddleware };

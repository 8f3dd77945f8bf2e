import { createLanguagesService } from './languages';

export default { languages: createLanguagesService };

import { createLanguagesService } from './languages';
import { createMemoryService } from './memory';

export default { languages: createLanguagesService, memory: createMemoryService };

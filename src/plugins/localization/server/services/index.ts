import { createLocalesService } from './locales';

export default { locales: createLocalesService };

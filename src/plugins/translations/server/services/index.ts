import { createExportsService } from './exports';
import { createImportsService } from './imports';

export default { exports: createExportsService, imports: createImportsService };

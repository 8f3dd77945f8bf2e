import { createExportsService } from './exports';
import { createImportsService } from './imports';
import { createMemoryService } from './memory';

export default {
  exports: createExportsService,
  imports: createImportsService,
  memory: createMemoryService,
};

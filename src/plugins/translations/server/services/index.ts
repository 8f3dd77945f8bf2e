import { createAidsService } from './aids';
import { createExportsService } from './exports';
import { createGlossaryService } from './glossary';
import { createImportsService } from './imports';
import { createMemoryService } from './memory';

export default {
  aids: createAidsService,
  exports: createExportsService,
  glossary: createGlossaryService,
  imports: createImportsService,
  memory: createMemoryService,
};

import { createAidsController } from './aids';
import { createExportsController } from './exports';
import { createGlossaryController } from './glossary';
import { createImportsController } from './imports';
import { createTotalsController } from './totals';

export default {
  aids: createAidsController,
  exports: createExportsController,
  glossary: createGlossaryController,
  imports: createImportsController,
  totals: createTotalsController,
};

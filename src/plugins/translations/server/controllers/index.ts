import { createAidsController } from './aids';
import { createBoardController } from './board';
import { createDigestController } from './digest';
import { createExportsController } from './exports';
import { createGlossaryController } from './glossary';
import { createImportsController } from './imports';
import { createMemoryController } from './memory';
import { createTotalsController } from './totals';
import { createViewsController } from './views';

export default {
  aids: createAidsController,
  board: createBoardController,
  digest: createDigestController,
  exports: createExportsController,
  glossary: createGlossaryController,
  imports: createImportsController,
  memory: createMemoryController,
  totals: createTotalsController,
  views: createViewsController,
};

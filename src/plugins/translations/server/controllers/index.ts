import { createAidsController } from './aids';
import { createBoardController } from './board';
import { createExportsController } from './exports';
import { createGlossaryController } from './glossary';
import { createImportsController } from './imports';
import { createTotalsController } from './totals';
import { createViewsController } from './views';

export default {
  aids: createAidsController,
  board: createBoardController,
  exports: createExportsController,
  glossary: createGlossaryController,
  imports: createImportsController,
  totals: createTotalsController,
  views: createViewsController,
};

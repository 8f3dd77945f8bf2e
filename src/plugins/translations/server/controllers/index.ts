import { createBoardController } from './board';
import { createExportsController } from './exports';
import { createImportsController } from './imports';
import { createTotalsController } from './totals';
import { createViewsController } from './views';

export default {
  board: createBoardController,
  exports: createExportsController,
  imports: createImportsController,
  totals: createTotalsController,
  views: createViewsController,
};

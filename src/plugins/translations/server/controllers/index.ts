import { createBoardController } from './board';
import { createDigestController } from './digest';
import { createExportsController } from './exports';
import { createImportsController } from './imports';
import { createTotalsController } from './totals';
import { createViewsController } from './views';

export default {
  board: createBoardController,
  digest: createDigestController,
  exports: createExportsController,
  imports: createImportsController,
  totals: createTotalsController,
  views: createViewsController,
};

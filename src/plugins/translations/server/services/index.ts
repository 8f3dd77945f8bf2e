import { createBoardService } from './board';
import { createBoardActionsService } from './board-actions';
import { createDigestsService } from './digests';
import { createExportsService } from './exports';
import { createImportsService } from './imports';
import { createViewsService } from './views';

export default {
  board: createBoardService,
  'board-actions': createBoardActionsService,
  digests: createDigestsService,
  exports: createExportsService,
  imports: createImportsService,
  views: createViewsService,
};

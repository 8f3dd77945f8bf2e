import { createAidsService } from './aids';
import { createBoardService } from './board';
import { createBoardActionsService } from './board-actions';
import { createDigestsService } from './digests';
import { createExportsService } from './exports';
import { createGlossaryService } from './glossary';
import { createImportsService } from './imports';
import { createMemoryService } from './memory';
import { createViewsService } from './views';

export default {
  aids: createAidsService,
  board: createBoardService,
  'board-actions': createBoardActionsService,
  digests: createDigestsService,
  exports: createExportsService,
  glossary: createGlossaryService,
  imports: createImportsService,
  memory: createMemoryService,
  views: createViewsService,
};

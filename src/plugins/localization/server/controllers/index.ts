import { createBackfillController } from './backfill';
import { createVersionsController } from './versions';

export default { backfill: createBackfillController, versions: createVersionsController };

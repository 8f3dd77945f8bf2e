import { createBackfillService } from './backfill';
import { createKeeperService } from './keeper';
import { createLocalesService } from './locales';
import { createPanelService } from './panel';
import { createRowsService } from './rows';
import { createVersionsService } from './versions';

export default {
  backfill: createBackfillService,
  keeper: createKeeperService,
  locales: createLocalesService,
  panel: createPanelService,
  rows: createRowsService,
  versions: createVersionsService,
};

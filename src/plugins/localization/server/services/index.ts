import { createBackfillService } from './backfill';
import { createKeeperService } from './keeper';
import { createLocalesService } from './locales';
import { createPanelService } from './panel';
import { createVersionsService } from './versions';

export default {
  backfill: createBackfillService,
  keeper: createKeeperService,
  locales: createLocalesService,
  panel: createPanelService,
  versions: createVersionsService,
};

import { createExportsController } from './exports';
import { createImportsController } from './imports';
import { createTotalsController } from './totals';

export default { exports: createExportsController, imports: createImportsController, totals: createTotalsController };

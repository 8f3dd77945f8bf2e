import { ROLES } from './content-expectations';
import { describeContentMatrix } from './support/content-matrix';

describeContentMatrix(Object.keys(ROLES).filter((code) => code.startsWith('hub::reviewer::')));

import { ROLES } from './content-expectations';
import { describeContentMatrix } from './support/content-matrix';

describeContentMatrix(Object.keys(ROLES).filter((code) => !/^hub::(translator|reviewer)::/.test(code)));

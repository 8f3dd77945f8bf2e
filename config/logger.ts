import { readEnvironment } from '../src/env';

export default () => ({ level: readEnvironment().LOG_LEVEL });

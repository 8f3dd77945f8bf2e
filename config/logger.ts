import { readEnvironment } from '../src/env';
import { jsonLines } from '../src/log/json-lines';

/** In production programs read the log, else people do. */
export default () => {
  const { LOG_LEVEL, NODE_ENV } = readEnvironment();
  return { level: LOG_LEVEL, ...(NODE_ENV === 'production' && { format: jsonLines() }) };
};

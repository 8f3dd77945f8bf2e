import { memorySegmentSchema } from './memory-segment/schema';
import { termSchema } from './term/schema';

export default {
  'memory-segment': { schema: memorySegmentSchema },
  term: { schema: termSchema },
};

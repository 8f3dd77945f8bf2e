import { memorySegmentSchema } from './memory-segment/schema';

export default {
  'memory-segment': { schema: memorySegmentSchema },
};

import { assignmentSchema } from './assignment/schema';
import { memorySegmentSchema } from './memory-segment/schema';
import { termSchema } from './term/schema';
import { viewSchema } from './view/schema';

export default {
  assignment: { schema: assignmentSchema },
  'memory-segment': { schema: memorySegmentSchema },
  term: { schema: termSchema },
  view: { schema: viewSchema },
};

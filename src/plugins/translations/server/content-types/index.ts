import { assignmentSchema } from './assignment/schema';
import { digestReaderSchema } from './digest-reader/schema';
import { memorySegmentSchema } from './memory-segment/schema';
import { noticeSchema } from './notice/schema';
import { termSchema } from './term/schema';
import { viewSchema } from './view/schema';

export default {
  assignment: { schema: assignmentSchema },
  'digest-reader': { schema: digestReaderSchema },
  'memory-segment': { schema: memorySegmentSchema },
  notice: { schema: noticeSchema },
  term: { schema: termSchema },
  view: { schema: viewSchema },
};

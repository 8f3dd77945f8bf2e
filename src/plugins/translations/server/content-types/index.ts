import { assignmentSchema } from './assignment/schema';
import { digestReaderSchema } from './digest-reader/schema';
import { noticeSchema } from './notice/schema';
import { viewSchema } from './view/schema';

export default {
  assignment: { schema: assignmentSchema },
  'digest-reader': { schema: digestReaderSchema },
  notice: { schema: noticeSchema },
  view: { schema: viewSchema },
};

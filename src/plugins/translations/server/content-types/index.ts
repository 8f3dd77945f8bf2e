import { assignmentSchema } from './assignment/schema';
import { viewSchema } from './view/schema';

export default {
  assignment: { schema: assignmentSchema },
  view: { schema: viewSchema },
};

import { termSchema } from './term/schema';

export default {
  term: { schema: termSchema },
};

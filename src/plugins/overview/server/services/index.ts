import { createContentService } from './content';

export default { content: createContentService };

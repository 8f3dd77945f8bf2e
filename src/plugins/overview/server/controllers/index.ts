import { createContentController } from './content';

export default { content: createContentController };

import { versionSchema } from './version/schema';

export default { version: { schema: versionSchema } };

import { createOpenApiController } from './openapi';

export default { openapi: createOpenApiController };

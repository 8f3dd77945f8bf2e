import type { Hub } from '../../support/hub';

/** Creates an API token. @returns the header that carries it */
export async function createToken(
  hub: Hub,
  type: 'read-only' | 'full-access' | 'custom',
  permissions?: readonly string[]
): Promise<{ authorization: string }> {
  const { accessKey } = await hub.strapi.service('admin::api-token').create({
    name: `${type} ${Math.random().toString(36).slice(2)}`,
    type,
    kind: 'content-api',
    lifespan: null,
    ...(permissions && { permissions }),
  });
  return { authorization: `Bearer ${accessKey}` };
}

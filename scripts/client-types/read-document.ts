import path from 'node:path';

import { createOfflineEnvironment } from '../environment/environment';

const DOCUMENT = '/api/openapi.json';

/**
 * Has this checkout's compiled hub describe its REST API. The hub is made only as far as its content types are known,
 * so there is neither a database nor a port. It changes this process's environment.
 *
 * @param root - the checkout's folder
 * @returns the OpenAPI document
 */
export async function describeCheckout(root: string): Promise<object> {
  Object.assign(process.env, createOfflineEnvironment(root));
  const { createStrapi } = await import('@strapi/strapi');
  const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist'), serveAdminPanel: false });
  await strapi.register();
  return strapi.plugin('delivery').service<{ document(): object }>('openapi').document();
}

/**
 * Asks a hub that runs for its OpenAPI document.
 *
 * @param url - where it is; `https://hub.example.org` will do
 * @throws Error that names the address where it gives none
 */
export async function fetchDocument(url: URL): Promise<object> {
  const address = new URL(DOCUMENT, url).href;
  const response = await fetch(address).catch((error: Error) => {
    // fetch says only that it failed; why is behind it.
    const reason = error.cause instanceof Error ? error.cause.message : error.message;
    throw new Error(`${address} cannot be reached: ${reason}`, { cause: error });
  });
  if (!response.ok)
    throw new Error(`${address} answers with ${response.status}, so no hub with an OpenAPI document is there`);
  const document: unknown = await response.json().catch(() => undefined);
  if (typeof document !== 'object' || document === null || !('openapi' in document))
    throw new Error(`${address} does not answer with an OpenAPI document`);
  return document;
}

import path from 'node:path';

import createClient from 'openapi-fetch';
import qs from 'qs';

import type { components, paths } from '../generated/cities-hub';
import { CACHE_FOLDER, HUB_URL } from '../settings';

import { createConditionalFetch } from './conditional-fetch';

export type Schemas = components['schemas'];

/** Each hub has a folder of its own, so that building from one forgets nothing of another. */
const conditional = createConditionalFetch(path.resolve(CACHE_FOLDER, new URL(HUB_URL).host.replace(':', '-')));
if (import.meta.env.PROD) {
  process.once('exit', (exitCode) => {
    const { requests, unchanged } = conditional.traffic;
    console.log(`The hub was asked ${requests} times; ${unchanged} answers had not changed.`);
    // After a failure the next build begins where this one stopped.
    if (exitCode === 0) conditional.forgetTheRest();
  });
}

/** The hub's REST API. Addresses, parameters and views are checked when this is compiled. */
export const hub = createClient<paths>({
  baseUrl: HUB_URL,
  fetch: conditional.fetch,
  querySerializer: (query) => qs.stringify(query, { encodeValuesOnly: true }),
});

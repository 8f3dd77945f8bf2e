import path from 'node:path';

import createClient from 'openapi-fetch';
import qs from 'qs';

import type { components, paths } from '../generated/cities-hub';
import { HUB_URL } from '../settings';

import { createConditionalFetch } from './conditional-fetch';

export type Schemas = components['schemas'];

export const conditional = createConditionalFetch(path.resolve('.cache/hub'));

/** The hub's REST API. Addresses, parameters and views are checked when this is compiled. */
export const hub = createClient<paths>({
  baseUrl: HUB_URL,
  fetch: conditional.fetch,
  querySerializer: (query) => qs.stringify(query, { encodeValuesOnly: true }),
});

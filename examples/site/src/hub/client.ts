import path from 'node:path';

import createClient from 'openapi-fetch';
import pLimit from 'p-limit';
import qs from 'qs';

import type { components, paths } from '../generated/cities-hub';
import { CACHE_FOLDER, HUB_URL } from '../settings';

import { createConditionalFetch } from './conditional-fetch';
import { createHubRequests } from './hub-requests';
import { createFileFetch, type FetchFile } from './kept-files';
import { createKeptFolder } from './kept-folder';

export type Schemas = components['schemas'];

/** Files may be large; more at once would only share the same line. */
const FILES_AT_ONCE = 4;

/** Each hub has folders of its own, so that building from one forgets nothing of another. */
const keptFolder = (name: string) =>
  createKeptFolder(path.resolve(CACHE_FOLDER, new URL(HUB_URL).host.replace(':', '-'), name));
const [answers, files] = [keptFolder('answers'), keptFolder('files')];

/** Pictures of the hub as the site draws them, kept between builds. */
export const drawings = keptFolder('drawings');

const requests = createHubRequests();
if (import.meta.env.PROD) {
  process.once('exit', (exitCode) => {
    const { traffic } = requests;
    console.log(`The hub was asked ${traffic.requests} times; ${traffic.unchanged} answers had not changed.`);
    // After a failure the next build begins where this one stopped.
    if (exitCode === 0) for (const folder of [answers, files, drawings]) folder.forgetTheRest();
  });
}

/** The hub's REST API. Addresses, parameters and views are checked when this is compiled. */
export const hub = createClient<paths>({
  baseUrl: HUB_URL,
  fetch: createConditionalFetch({ requests, folder: answers }),
  querySerializer: (query) => qs.stringify(query, { encodeValuesOnly: true }),
});

const fetchEvery = createFileFetch({ requests, folder: files });
const limit = pLimit(FILES_AT_ONCE);

/** Brings a file of the hub's here. */
export const fetchFile: FetchFile = (url) => limit(() => fetchEvery(url));

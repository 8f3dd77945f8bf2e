import path from 'node:path';

import { LOCALES } from '../../../src/locales';
import { prepareSite } from '../../site/build';
import { step } from '../../terminal/step';
import type { Row } from '../report';
import type { Stand } from '../stand';

import { buildSite, type SiteBuild } from './build-site';

const DATABASE = 'site';
const MAX_BUILD_S = 60;
const MAX_REQUESTS_PER_PAGE = 2;

/** Measures the build of the reference site from the seed content, against the targets in docs/performance.md. */
export async function benchSite(stand: Stand): Promise<Row[]> {
  const hub = await step('Writing the content of database/seeds', async () => {
    const worker = await stand.boot({ composition: 'hub', localeCount: LOCALES.length }, DATABASE);
    await worker.run('seed', undefined);
    return new URL(await worker.run('listen', undefined));
  });
  await prepareSite({ root: stand.root, hub });

  const build = () => buildSite({ root: stand.root, hub, place: path.join(stand.filesDir, 'site') });
  const first = await step('Building the site from nothing', build);
  const second = await step('Building it again, with nothing changed', build);
  return [...rowsOf('Build the site from nothing', first), ...rowsOf('Build it again, with nothing changed', second)];
}

function rowsOf(what: string, { pages, requests, unchanged, seconds, processorSeconds }: SiteBuild): Row[] {
  const perPage = requests / pages;
  return [
    {
      what,
      measured: `${pages} pages, ${processorSeconds.toFixed(1)} s of processor time`,
      comparedWith: '',
      figure: `${seconds.toFixed(1)} s`,
      target: `under ${MAX_BUILD_S} s`,
      isMet: seconds < MAX_BUILD_S,
    },
    {
      what: `${what}: requests per page`,
      measured: `${requests} requests, ${unchanged} answered with what had not changed`,
      comparedWith: '',
      figure: perPage.toFixed(2),
      target: `at most ${MAX_REQUESTS_PER_PAGE}`,
      isMet: perPage <= MAX_REQUESTS_PER_PAGE,
    },
  ];
}

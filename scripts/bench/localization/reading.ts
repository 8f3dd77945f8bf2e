import { median } from '../median';
import type { Row } from '../report';
import type { Worker } from '../worker-client';

const MIN_RATIO = 0.95;
/** Until the engine of JavaScript has compiled what is used most. */
const WARM_UP_ROUNDS = 20;
const ROUNDS = 60;

const RELATIONS = ['hostCity', 'participatingCities', 'countries', 'region', 'partners', 'topics', 'cover', 'seo'];
const QUERIES = [
  {
    name: 'a list of 25 events with relations',
    path: `/api/events?locale=sq&sort=startsAt:desc&pagination[pageSize]=25${RELATIONS.map((field) => `&populate[${field}]=true`).join('')}`,
  },
  { name: 'one city with relations', path: '/api/cities/sample-city-0050?locale=sq&populate=*' },
];

/** Sends the same requests to the hub and to the hub with its plugin off, over HTTP. */
export async function measureReading({ hub, without }: { hub: Worker; without: Worker }): Promise<Row[]> {
  const addresses = { hub: await hub.run('listen', undefined), without: await without.run('listen', undefined) };
  const rows: Row[] = [];
  for (const { name, path } of QUERIES) {
    await assertSame(`${addresses.hub}${path}`, `${addresses.without}${path}`);
    const times = { hub: [] as number[], without: [] as number[] };
    for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
      // By turns first and second: what one request leaves to be cleaned up falls into the next.
      const order = round % 2 === 0 ? (['hub', 'without'] as const) : (['without', 'hub'] as const);
      for (const side of order) {
        const { durationMs } = await request(`${addresses[side]}${path}`);
        if (round >= 0) times[side].push(durationMs);
      }
    }
    const ratio = median(times.without) / median(times.hub);
    rows.push({
      what: `Read ${name}`,
      measured: `${median(times.hub).toFixed(1)} ms`,
      comparedWith: `${median(times.without).toFixed(1)} ms without the plugin`,
      figure: `${ratio.toFixed(2)} of its speed`,
      target: `at least ${MIN_RATIO}`,
      isMet: ratio >= MIN_RATIO,
    });
  }
  return rows;
}

interface Answer {
  /** To its last byte. */
  durationMs: number;
  text: string;
}

async function request(url: string): Promise<Answer> {
  const startedAt = performance.now();
  const response = await fetch(url);
  const text = await response.text();
  const durationMs = performance.now() - startedAt;
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text}`);
  return { durationMs, text };
}

/** Makes sure that both answer with the same entries, and at least one. */
async function assertSame(...urls: [string, string]): Promise<void> {
  const [one, other] = await Promise.all(urls.map(async (url) => documentIds((await request(url)).text)));
  if (one && one === other) return;
  throw new Error(`${urls.join(' and ')} answered with different entries: ${one} and ${other}`);
}

const documentIds = (text: string): string => {
  const { data } = JSON.parse(text) as { data: { documentId: string } | { documentId: string }[] };
  return [data]
    .flat()
    .map(({ documentId }) => documentId)
    .join(', ');
};

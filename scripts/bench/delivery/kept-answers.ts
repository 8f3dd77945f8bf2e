import { request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

import type { Row } from '../report';
import type { Stand } from '../stand';

import { loadByTurns } from './by-turns';
import type { Burst, Side } from './load';
import { addressesOf, EVENT_PAGE, REGION_PAGE } from './pages';
import { PAGES } from './requests';
import type { PlainAnswer } from './tasks';

/** As browsers and caches ask; bare Strapi takes no notice. */
const HEADERS = { 'accept-encoding': 'br' };
const WARM_UP_SECONDS = 2;
const BURST_SECONDS = 1;

const MIN_RATIO_TO_STRAPI = 100;
const MIN_RATIO_TO_PLAIN = 0.6;

interface KeptPage {
  name: string;
  /** Whether the targets are about it. */
  isJudged: boolean;
  addressesOf: (side: Side) => Promise<string[]> | string[];
}

const KEPT: readonly KeptPage[] = [
  { name: 'a list', isJudged: true, addressesOf: () => PAGES.cities.paths(0) },
  { name: 'a filtered list with relations', isJudged: false, addressesOf: () => PAGES.events.paths(0) },
  { name: 'the page of an event', isJudged: false, addressesOf: (side) => addressesOf(side, EVENT_PAGE) },
  { name: 'the page of a region', isJudged: false, addressesOf: (side) => addressesOf(side, REGION_PAGE) },
];

/**
 * Asks for the same again and again: the hub, bare Strapi, and a server that does nothing but write the hub's bytes and headers.
 *
 * Bare Strapi is compared by answers per second. The plain server and the hub answer faster than one process can ask, so these are compared by
 * the processor time that an answer takes.
 */
export async function measureKeptAnswers(
  stand: Stand,
  { sides, eventCount }: { sides: { hub: Side; bare: Side }; eventCount: number }
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const page of KEPT) rows.push(...(await measureKept(stand, { ...sides, page, eventCount })));
  return rows;
}

async function measureKept(
  stand: Stand,
  { hub, bare, page, eventCount }: { hub: Side; bare: Side; page: KeptPage; eventCount: number }
): Promise<Row[]> {
  const [address = ''] = await page.addressesOf(hub);
  const addressesOfBare = await page.addressesOf(bare);
  // Twice: what is asked for first is made, and kept.
  await take(`${hub.origin}${address}`);
  const answer = await take(`${hub.origin}${address}`);
  const etag = answer.headers.find(([name]) => name.toLowerCase() === 'etag')?.[1];
  if (etag === undefined) throw new Error(`${address} has no entity tag`);
  // In a process that has nothing else to do meanwhile.
  const plain: Side = { ...bare, name: 'plain server', origin: await bare.worker.run('servePlain', answer) };

  const measure = <const Sides extends readonly Side[]>(
    sides: Sides,
    headers: Record<string, string>,
    status: number
  ) =>
    loadByTurns(stand, {
      sides,
      pageOf: (side) => ({ paths: () => (side === bare ? addressesOfBare : [address]) }),
      headers,
      status,
      warmUpSeconds: WARM_UP_SECONDS,
      burstSeconds: BURST_SECONDS,
    });
  type Figures = Pick<Burst, 'pagesPerSecond' | 'nodeMs'>;
  const describe = ({ pagesPerSecond, nodeMs }: Figures) =>
    `${pagesPerSecond.toFixed(0)}/s (Node ${(nodeMs * 1000).toFixed(0)} µs)`;
  const compare = (
    what: string,
    one: Figures,
    other: Figures,
    { by, ratio, target }: { by: string; ratio: number; target: number }
  ): Row => ({
    what: `${what}: ${page.name}, ${eventCount} events`,
    measured: describe(one),
    comparedWith: `${describe(other)} ${by}`,
    figure: `${ratio.toFixed(2)} ×`,
    target: page.isJudged ? `at least ${target} ×` : '',
    isMet: !page.isJudged || ratio >= target,
  });

  const [warm, strapi, bytes] = await measure([hub, bare, plain], HEADERS, 200);
  const [confirmed, plainly] = await measure([hub, plain], { ...HEADERS, 'if-none-match': etag }, 304);
  await bare.worker.run('stopPlain', undefined);
  return [
    compare('Kept', warm, strapi, {
      by: 'in bare Strapi',
      ratio: warm.pagesPerSecond / strapi.pagesPerSecond,
      target: MIN_RATIO_TO_STRAPI,
    }),
    compare('Kept, by processor time', warm, bytes, {
      by: 'from a plain server',
      ratio: bytes.nodeMs / warm.nodeMs,
      target: MIN_RATIO_TO_PLAIN,
    }),
    compare('304, by processor time', confirmed, plainly, {
      by: 'from a plain server',
      ratio: plainly.nodeMs / confirmed.nodeMs,
      target: MIN_RATIO_TO_PLAIN,
    }),
  ];
}

/** Takes an answer as it is on the wire; fetch would unpack it. */
async function take(url: string): Promise<PlainAnswer> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, { headers: HEADERS }, resolve).on('error', reject).end();
  });
  const body = await buffer(response);
  if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}: ${body.toString()}`);
  const { rawHeaders } = response;
  const headers = rawHeaders
    .flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : []))
    // Node's server writes these itself.
    .filter(([name]) => !/^(?:date|connection|keep-alive|transfer-encoding)$/i.test(name));
  return { headers, body: body.toString('base64') };
}

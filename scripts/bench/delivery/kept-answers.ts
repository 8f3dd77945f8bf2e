import { request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

import type { Row } from '../report';
import type { Stand } from '../stand';

import { loadByTurns } from './by-turns';
import type { Burst, Side } from './load';
import { PAGES } from './requests';
import type { PlainAnswer } from './tasks';

/** As browsers and caches ask; bare Strapi takes no notice. */
const HEADERS = { 'accept-encoding': 'br' };
const WARM_UP_SECONDS = 3;

const MIN_RATIO_TO_STRAPI = 100;
const MIN_RATIO_TO_PLAIN = 0.6;

/**
 * Asks for one list again and again: the hub, bare Strapi, and a server that does nothing but write the hub's bytes and headers.
 *
 * Bare Strapi is compared by answers per second. The plain server and the hub answer faster than one process can ask, so these are compared by
 * the processor time that an answer takes.
 */
export async function measureKeptAnswers(stand: Stand, { hub, bare }: { hub: Side; bare: Side }): Promise<Row[]> {
  const [path = ''] = PAGES.cities.paths(0);
  const page = { paths: () => [path] };
  // Twice: what is asked for first is made, and kept.
  await take(`${hub.origin}${path}`);
  const answer = await take(`${hub.origin}${path}`);
  const etag = answer.headers.find(([name]) => name.toLowerCase() === 'etag')?.[1];
  if (etag === undefined) throw new Error(`${path} has no entity tag`);
  // In a process that has nothing else to do meanwhile.
  const plain: Side = { ...bare, name: 'plain server', origin: await bare.worker.run('servePlain', answer) };

  const measure = <const Sides extends readonly Side[]>(
    sides: Sides,
    headers: Record<string, string>,
    status: number
  ) => loadByTurns(stand, { sides, page, headers, status, warmUpSeconds: WARM_UP_SECONDS });
  type Figures = Pick<Burst, 'pagesPerSecond' | 'nodeMs'>;
  const describe = ({ pagesPerSecond, nodeMs }: Figures) =>
    `${pagesPerSecond.toFixed(0)}/s (Node ${(nodeMs * 1000).toFixed(0)} µs)`;
  const compare = (
    what: string,
    one: Figures,
    other: Figures,
    { by, ratio, target }: { by: string; ratio: number; target: number }
  ): Row => ({
    what,
    measured: describe(one),
    comparedWith: `${describe(other)} ${by}`,
    figure: `${ratio.toFixed(2)} ×`,
    target: `at least ${target} ×`,
    isMet: ratio >= target,
  });

  const [warm, strapi, bytes] = await measure([hub, bare, plain], HEADERS, 200);
  const [confirmed, plainly] = await measure([hub, plain], { ...HEADERS, 'if-none-match': etag }, 304);
  return [
    compare('A list that is kept', warm, strapi, {
      by: 'in bare Strapi',
      ratio: warm.pagesPerSecond / strapi.pagesPerSecond,
      target: MIN_RATIO_TO_STRAPI,
    }),
    compare('A list that is kept, by processor time', warm, bytes, {
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

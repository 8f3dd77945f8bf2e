import { isDeepStrictEqual } from 'node:util';

import fc from 'fast-check';

import { createMember, signInAdministrator } from '../../access/support/people';
import { createContentWriter, writeSample } from '../../api/support/content';
import { startHub, type Hub } from '../../support/hub';

import { createHistory, type History, type Read } from './support/history';
import { ownNode, startNodes, type Answer, type Node } from './support/nodes';
import { createSubjects, type People } from './support/subjects';
import { SECRET } from './support/writes';

/** How many random interleavings are tried. */
const SEQUENCES = Number(process.env.DELIVERY_SEQUENCES ?? 1);
const SEED = Number(process.env.DELIVERY_SEED ?? 20_261_123);
/** No answer of a node is older than this where another one took the write. */
const MAX_AGE_MS = 1_000;
const MAX_STEPS = 6;
const READERS = 6;

/** What answers say besides their body, where it depends on what they show; not since when it is kept. */
const TOLD = ['etag', 'content-language', 'vary', 'link', 'cache-control'];
const FORMS = [{}, { 'accept-encoding': 'gzip' }, { 'accept-encoding': 'br' }];

let hub: Hub;
let nodes: ReturnType<typeof startNodes>;
/** Two that keep answers, and one that keeps nothing. */
let keeping: readonly [Node, Node];
let plain: Node;
let histories: History[];

beforeAll(async () => {
  hub = await startHub();
  const ids = await writeSample(createContentWriter(hub));
  nodes = startNodes(hub);
  const [own, other, forgetful] = await Promise.all([ownNode(hub), nodes.start(), nodes.start({ CACHE_MB: '0' })]);
  keeping = [own, other];
  plain = forgetful;
  const signIn = async (roleCode: string) =>
    (await signInAdministrator({ strapi: hub.strapi, roleCode })).authorization;
  const people: People = {
    editor: await signIn('hub::network-editor'),
    translator: await signIn('hub::translator::hr'),
    reviewer: await signIn('hub::reviewer::hr'),
    member: (await createMember({ strapi: hub.strapi })).authorization,
  };
  histories = createSubjects({ ids, people }).map((subject) => createHistory({ subject, maxAgeMs: MAX_AGE_MS }));
  for (const history of histories) {
    await history.write(own);
    await history.write(own);
  }
}, 240_000);
afterAll(async () => {
  nodes.stop();
  await hub.stop();
});

/** One of the readers, who confirms what they have where they can. */
function createReader(node: Node) {
  const known = new Map<Read, { etag: string; text: string; status: number }>();
  return async (history: History, read: Read, form: object): Promise<string | undefined> => {
    const held = known.get(read);
    const headers = { ...read.headers, ...form, ...(held && { 'if-none-match': held.etag }) };
    const answer = await node.ask(read.path, { headers });
    const receivedAt = performance.now();
    const isConfirmed = answer.status === 304 && held !== undefined;
    const seen = isConfirmed ? held : { status: answer.status, text: answer.text };
    const { etag } = answer.headers;
    if (etag !== undefined) known.set(read, { ...seen, etag });
    const said = seen.text.includes(SECRET) && !read.headers?.authorization ? 'says a secret' : undefined;
    const fault = said ?? history.judge({ node, sentAt: answer.sentAt, receivedAt, shown: read.observe(seen) });
    return fault && `${history.subject.name}, ${read.path}: ${fault}`;
  };
}

const askEverything = (node: Node): Promise<Answer[]> =>
  Promise.all(
    histories.flatMap(({ subject }) => subject.reads).map(({ path, headers }) => node.ask(path, { headers }))
  );

const toldBy = ({ status, headers, text }: Answer) => ({
  status,
  text,
  headers: Object.fromEntries(TOLD.map((name) => [name, headers[name]])),
});

it('whoever writes on whichever node while others read, nobody reads what is older than it may be', async () => {
  const pick = fc.nat({ max: 1_000 });
  const writers = fc.tuple(
    ...histories.map(() => fc.array(fc.nat({ max: 1 }), { minLength: 2, maxLength: MAX_STEPS }))
  );
  const readers = fc.array(fc.tuple(pick, pick, pick), { minLength: 5, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(
      writers,
      fc.array(readers, { minLength: READERS, maxLength: READERS }),
      async (plans, readings) => {
        const faults: string[] = [];
        let isWriting = true;
        const writing = Promise.all(
          histories.map(async (history, index) => {
            for (const node of plans[index] ?? []) await history.write(keeping[node as 0 | 1]);
          })
        ).finally(() => (isWriting = false));
        const reading = readings.map(async (choices, index) => {
          const ask = createReader(keeping[(index % 2) as 0 | 1]);
          for (let turn = 0; isWriting || turn < choices.length; turn += 1) {
            const [which, how, form] = choices[turn % choices.length] as [number, number, number];
            const history = histories[which % histories.length] as History;
            const { reads } = history.subject;
            const fault = await ask(history, reads[how % reads.length] as Read, FORMS[form % FORMS.length] as object);
            if (fault !== undefined) faults.push(fault);
          }
        });
        await Promise.all([writing, ...reading]);
        expect(faults).toEqual([]);

        const truth = (await askEverything(plain)).map(toldBy);
        for (const node of keeping) {
          const since = performance.now();
          let told = (await askEverything(node)).map(toldBy);
          while (!isDeepStrictEqual(told, truth) && performance.now() - since < MAX_AGE_MS)
            told = (await askEverything(node)).map(toldBy);
          expect(told).toEqual(truth);
          // Once more, from memory.
          expect((await askEverything(node)).map(toldBy)).toEqual(truth);
        }
      }
    ),
    { seed: SEED, numRuns: SEQUENCES, endOnFailure: true }
  );
}, 600_000);

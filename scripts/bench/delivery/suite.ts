import { DEFAULT_LOCALE } from '../../../src/locales';
import { step } from '../../terminal/step';
import { median } from '../median';
import type { Row } from '../report';
import type { Stand } from '../stand';
import type { Variant } from '../variant';

import { measureKeptAnswers } from './kept-answers';
import { load, type Burst, type Side } from './load';
import { measureFullMemory } from './memory';
import { PAGES, pagesOf, type PageRequest } from './requests';
import { measureWriting } from './writing';

const FEW_EVENTS = 1_000;
/** How many there are of each event afterwards. */
const TIMES = 20;
/** Of half of the hub's languages: with all of them, most of the bench's time is spent on copying. */
const LOCALE_COUNT = 4;
const DATABASE = 'delivery';

/** Until the engine of JavaScript has compiled what is used most. */
const WARM_UP_SECONDS = 4;
const BURST_SECONDS = 2;
const ROUNDS = 5;
/** So that no burst asks for what another one has asked for. */
const NUMBERS_PER_BURST = 20_000;

const MIN_RATIO = 2.5;
const MIN_RATIO_WITHOUT_MEMORY = 1.4;
const MIN_RATIO_OF_MANY = 0.7;

type PageName = keyof typeof PAGES;
const PAGE_NAMES = Object.keys(PAGES) as PageName[];
/** Those that the targets are about. */
const JUDGED: readonly PageName[] = ['cities', 'events', 'leanEvents'];

const SIDES = {
  bare: 'bare',
  hub: 'hub',
  withoutMemory: 'without memory',
} as const satisfies Record<string, Variant['composition']>;
type SideName = keyof typeof SIDES;
/** Those at one number of events, and the hub at a smaller one. */
type Sides = Record<SideName, Side> & { hubOfFew?: Side };

/** The middle of what the bursts of each side showed, by page. */
type Measured = Record<PageName, Record<SideName, Burst> & { hubOfFew?: Burst }>;

/** Measures what a site gets, against bare Strapi, as docs/performance.md says. */
export async function benchDelivery(stand: Stand): Promise<Row[]> {
  await step(`Writing ${FEW_EVENTS} events, and what goes with them, in ${LOCALE_COUNT} languages`, async () => {
    const hub = await stand.boot({ composition: 'hub', localeCount: LOCALE_COUNT }, DATABASE);
    await hub.run('prepare', undefined);
    await hub.run('load', { eventCount: FEW_EVENTS });
    await hub.stop();
  });
  const few = await start(stand, FEW_EVENTS);
  const ofFew = await measure(stand, { sides: few, eventCount: FEW_EVENTS, turn: 0 });
  await step(`Copying them, until there are ${TIMES} of each`, async () => {
    const hub = await stand.boot({ composition: 'hub', localeCount: LOCALE_COUNT }, DATABASE);
    await hub.run('multiplyEvents', { times: TIMES });
    // What each copy has to have of languages would be written while answers are measured.
    await hub.run('backfill', { locale: DEFAULT_LOCALE });
    await hub.stop();
  });
  const many = { ...(await start(stand, FEW_EVENTS * TIMES)), hubOfFew: few.hub };
  const ofMany = await measure(stand, { sides: many, eventCount: FEW_EVENTS * TIMES, turn: 1 });
  for (const { worker } of [many.bare, many.hub, many.withoutMemory]) await worker.stop();

  // However many events there are, what is kept is found in the same way, and takes as much.
  const rest = await measureRest(stand, few);
  for (const { worker } of Object.values(few)) await worker.stop();
  return [...rest, ...judge(ofFew, FEW_EVENTS), ...judge(ofMany, FEW_EVENTS * TIMES), ...judgeGrowth(ofMany)];
}

function start(stand: Stand, eventCount: number): Promise<Record<SideName, Side>> {
  return step(`Starting bare Strapi and the hub on ${eventCount} events`, async () => {
    const entries: [SideName, Side][] = [];
    for (const [name, composition] of Object.entries(SIDES) as [SideName, Variant['composition']][]) {
      const database = `${DATABASE}_${name.toLowerCase()}_${eventCount}`;
      await stand.copyDatabase({ from: DATABASE, to: database });
      const worker = await stand.boot({ composition, localeCount: LOCALE_COUNT }, database);
      if (composition === 'bare') await worker.run('removeTriggersAndIndexes', undefined);
      await worker.run('settle', undefined);
      entries.push([name, { name: composition, worker, database, origin: await worker.run('listen', undefined) }]);
    }
    // What copying has left to be written would be written while the first of them is asked.
    await stand.query('CHECKPOINT');
    return Object.fromEntries(entries) as Record<SideName, Side>;
  });
}

/** @param turn - how often sides among these have been measured before */
async function measure(
  stand: Stand,
  { sides, eventCount, turn }: { sides: Sides; eventCount: number; turn: number }
): Promise<Measured> {
  const measured = {} as Measured;
  for (const name of PAGE_NAMES) {
    const page = PAGES[name];
    await assertSame([sides.bare, sides.hub, sides.withoutMemory], page);
    // In a hub that has been up for a while, every entry has been in some list; the others remember none.
    for (const path of pagesOf(page, eventCount)) await ask(sides.hub, path);
    measured[name] = await step(`Asking for ${page.name}, never the same, by turns`, () =>
      compare(stand, { sides, page, turn })
    );
  }
  return measured;
}

async function measureRest(stand: Stand, sides: Record<SideName, Side>): Promise<Row[]> {
  const { hub, bare, withoutMemory } = sides;
  const kept = await step('Asking for one list again and again', () => measureKeptAnswers(stand, sides));
  const memory = await step('Filling the memory', () => measureFullMemory(stand, hub));
  // Last of all: it changes what is read.
  await withoutMemory.worker.run('removeTriggersAndIndexes', undefined);
  const plain = { ...withoutMemory, name: 'without the indexes and triggers' };
  const writing = await step('Writing events, by turns', () =>
    measureWriting([hub, plain, { ...bare, name: 'in bare Strapi, 1 language' }])
  );
  return [...kept, ...memory, ...writing];
}

async function compare(
  stand: Stand,
  { sides, page, turn }: { sides: Sides; page: PageRequest; turn: number }
): Promise<Measured[PageName]> {
  const names = Object.keys(sides) as (keyof Sides)[];
  const sideOf = (name: keyof Sides) => sides[name] as Side;
  const bursts = new Map<keyof Sides, Burst[]>(names.map((name) => [name, []]));
  const firstNumberOf = (round: number) => (turn * (ROUNDS + 1) + round) * NUMBERS_PER_BURST;
  for (const name of names) {
    await load(stand, { side: sideOf(name), page, firstNumber: firstNumberOf(0), seconds: WARM_UP_SECONDS });
  }
  for (let round = 1; round <= ROUNDS; round += 1) {
    // By turns first and last: what the machine does beside falls on all of them.
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const firstNumber = firstNumberOf(round);
      bursts.get(name)?.push(await load(stand, { side: sideOf(name), page, firstNumber, seconds: BURST_SECONDS }));
    }
  }
  return Object.fromEntries([...bursts].map(([name, shown]) => [name, middleOf(shown)])) as Measured[PageName];
}

const middleOf = (bursts: readonly Burst[]): Burst => {
  const of = (figure: keyof Burst) => median(bursts.map((burst) => burst[figure]));
  return {
    pagesPerSecond: of('pagesPerSecond'),
    nodeMs: of('nodeMs'),
    postgresMs: of('postgresMs'),
    bytes: of('bytes'),
  };
};

function judge(measured: Measured, eventCount: number): Row[] {
  return PAGE_NAMES.flatMap((name) => {
    const { bare, hub, withoutMemory } = measured[name];
    const row = (side: Burst, what: string, target: number): Row => {
      const ratio = side.pagesPerSecond / bare.pagesPerSecond;
      return {
        what: `${what}: ${PAGES[name].name}, ${eventCount} events`,
        measured: describe(side),
        comparedWith: `${describe(bare)} in bare Strapi`,
        figure: `${ratio.toFixed(2)} ×`,
        target: JUDGED.includes(name) ? `at least ${target} ×` : '',
        isMet: !JUDGED.includes(name) || ratio >= target,
      };
    };
    return [row(hub, 'Never asked before', MIN_RATIO), row(withoutMemory, 'Without memory', MIN_RATIO_WITHOUT_MEMORY)];
  });
}

const judgeGrowth = (measured: Measured): Row[] =>
  PAGE_NAMES.flatMap((name) => {
    const { hub: many, hubOfFew: few } = measured[name];
    if (!few) return [];
    const ratio = many.pagesPerSecond / few.pagesPerSecond;
    return {
      what: `Never asked before, ${FEW_EVENTS * TIMES} events: ${PAGES[name].name}`,
      measured: describe(many),
      comparedWith: `${describe(few)} at ${FEW_EVENTS}`,
      figure: `${ratio.toFixed(2)} of its speed`,
      target: JUDGED.includes(name) ? `at least ${MIN_RATIO_OF_MANY}` : '',
      isMet: !JUDGED.includes(name) || ratio >= MIN_RATIO_OF_MANY,
    };
  });

const describe = ({ pagesPerSecond, nodeMs, postgresMs, bytes }: Burst): string =>
  `${pagesPerSecond.toFixed(0)}/s (Node ${nodeMs.toFixed(1)} ms, PostgreSQL ${postgresMs.toFixed(1)} ms, ${(bytes / 1000).toFixed(0)} kB)`;

/** Makes sure that all of them answer with the same entries, and at least one. */
async function assertSame(sides: readonly Side[], page: PageRequest): Promise<void> {
  for (const path of page.paths(1)) {
    const answers = await Promise.all(
      sides.map(async (side) => {
        const { data } = JSON.parse(await ask(side, path)) as { data: { documentId: string }[] };
        return data.map(({ documentId }) => documentId).join(', ');
      })
    );
    if (new Set(answers).size > 1 || answers[0] === '') {
      throw new Error(`${path} is answered with different entries, or with none:\n${answers.join('\n')}`);
    }
  }
}

async function ask({ origin, name }: Side, path: string): Promise<string> {
  const response = await fetch(`${origin}${path}`);
  const text = await response.text();
  if (!response.ok) throw new Error(`${name} answered ${path} with ${response.status}: ${text}`);
  return text;
}

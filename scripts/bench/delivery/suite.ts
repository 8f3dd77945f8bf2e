import { DEFAULT_LOCALE } from '../../../src/locales';
import { step } from '../../terminal/step';
import type { Row } from '../report';
import type { Stand } from '../stand';

import { measureKeptAnswers } from './kept-answers';
import { measureFullMemory } from './memory';
import { judgeGrowth, judgeMisses, measureMisses } from './misses';
import { measureChangedRegionPage, measureEventPages } from './pages';
import { LOCALE_COUNT, startSides, type Sides } from './sides';
import { measureWriting } from './writing';

const FEW_EVENTS = 1_000;
/** How many there are of each event afterwards. */
const TIMES = 20;
const MANY_EVENTS = FEW_EVENTS * TIMES;
const DATABASE = 'delivery';

/** Measures what a site gets, against bare Strapi, as docs/performance.md says. */
export async function benchDelivery(stand: Stand): Promise<Row[]> {
  await step(`Writing ${FEW_EVENTS} events, and what goes with them, in ${LOCALE_COUNT} languages`, async () => {
    const hub = await stand.boot({ composition: 'hub', localeCount: LOCALE_COUNT }, DATABASE);
    await hub.run('prepare', undefined);
    await hub.run('load', { eventCount: FEW_EVENTS });
    await hub.stop();
  });
  const few = await startSides(stand, { database: DATABASE, eventCount: FEW_EVENTS });
  const missesOfFew = await measureMisses(stand, { sides: few, eventCount: FEW_EVENTS, turn: 0 });

  await step(`Copying them, until there are ${TIMES} of each`, async () => {
    const hub = await stand.boot({ composition: 'hub', localeCount: LOCALE_COUNT }, DATABASE);
    await hub.run('multiplyEvents', { times: TIMES });
    // What each copy has to have of languages would be written while answers are measured.
    await hub.run('backfill', { locale: DEFAULT_LOCALE });
    await hub.stop();
  });
  const many = await startSides(stand, { database: DATABASE, eventCount: MANY_EVENTS });
  const missesOfMany = await measureMisses(stand, {
    sides: { ...many, hubOfFew: few.hub },
    eventCount: MANY_EVENTS,
    turn: 1,
  });
  const pagesOfMany = await measurePages(stand, many, MANY_EVENTS);
  const memoryOfMany = await measureMemory(stand, many, MANY_EVENTS);
  const changedOfMany = await measureChangedRegionPage(many, MANY_EVENTS);
  for (const { worker } of Object.values(many)) await worker.stop();

  const pagesOfFew = await measurePages(stand, few, FEW_EVENTS);
  const memoryOfFew = await measureMemory(stand, few, FEW_EVENTS);
  // Last of all: it changes what is read.
  const changedOfFew = await measureChangedRegionPage(few, FEW_EVENTS);
  const writing = await step('Writing events, by turns', () => measureWritingOf(few));
  for (const { worker } of Object.values(few)) await worker.stop();

  return [
    ...pagesOfFew,
    ...pagesOfMany,
    changedOfFew,
    changedOfMany,
    ...memoryOfFew,
    ...memoryOfMany,
    ...writing,
    ...judgeMisses(missesOfFew, FEW_EVENTS),
    ...judgeMisses(missesOfMany, MANY_EVENTS),
    ...judgeGrowth(missesOfMany, { few: FEW_EVENTS, many: MANY_EVENTS }),
  ];
}

const measurePages = async (stand: Stand, sides: Sides, eventCount: number): Promise<Row[]> => [
  ...(await step(`Asking for the same again and again, of ${eventCount} events`, () =>
    measureKeptAnswers(stand, { sides, eventCount })
  )),
  ...(await measureEventPages(stand, { sides, eventCount })),
];

const measureMemory = (stand: Stand, { hub }: Sides, eventCount: number): Promise<Row[]> =>
  step(`Filling the memory of a hub of ${eventCount} events`, () =>
    measureFullMemory(stand, { side: hub, eventCount })
  );

async function measureWritingOf({ hub, bare, withoutMemory }: Sides): Promise<Row[]> {
  await withoutMemory.worker.run('removeTriggersAndIndexes', undefined);
  const plain = { ...withoutMemory, name: 'without the indexes and triggers' };
  return measureWriting([hub, plain, { ...bare, name: 'in bare Strapi, 1 language' }]);
}

import { LOCALES } from '../../../src/locales';
import { step } from '../../terminal/step';
import { median } from '../median';
import type { Row } from '../report';
import type { Stand } from '../stand';

import { loadByTurns } from './by-turns';
import { describeBurst, type Side } from './load';
import type { EntryPage } from './page-in-queries';
import { LOCALE_COUNT, type Sides } from './sides';

export const REGION_PAGE: EntryPage = { uid: 'api::region.region', slug: 'bench-region', locale: 'sq' };
export const EVENT_PAGE: EntryPage = { uid: 'api::event.event', slug: 'sample-event-0001', locale: 'sq' };

const WARM_UP_SECONDS = 2;
const BURST_SECONDS = 1;
/** Events with such a slug, whatever is copied of them. */
const EVENTS = 1_000;
const SLUG_WIDTH = 4;
const ROUNDS = 15;

/** @returns what to ask a server for, one after the other, for all that an entry's page shows */
export const addressesOf = ({ worker, hasViews }: Side, page: EntryPage): Promise<string[]> =>
  worker.run('addressesOf', { page, by: hasViews ? 'view' : 'queries' });

/** Asks for pages of events, none of them twice: the hub by `view=page`, bare Strapi by the queries that give the same. */
export async function measureEventPages(
  stand: Stand,
  { sides: { bare, hub, withoutMemory }, eventCount }: { sides: Sides; eventCount: number }
): Promise<Row[]> {
  const pages = new Map<Side, { paths: () => string[] }>();
  for (const side of [bare, hub, withoutMemory]) pages.set(side, await eventPagesOf(side));
  const [strapi, remembering, forgetful] = await step('Asking for pages of events, never the same, by turns', () =>
    loadByTurns(stand, {
      sides: [bare, hub, withoutMemory],
      pageOf: (side) => pages.get(side) as { paths: () => string[] },
      warmUpSeconds: WARM_UP_SECONDS,
      burstSeconds: BURST_SECONDS,
    })
  );
  return [
    { what: 'Never asked before', side: remembering },
    { what: 'Without memory', side: forgetful },
  ].map(({ what, side }) => ({
    what: `${what}: the page of an event, ${eventCount} events`,
    measured: describeBurst(side),
    comparedWith: `${describeBurst(strapi)} in bare Strapi`,
    figure: `${(side.pagesPerSecond / strapi.pagesPerSecond).toFixed(2)} ×`,
    target: '',
    isMet: true,
  }));
}

async function eventPagesOf(side: Side): Promise<{ paths: () => string[] }> {
  const templates = await addressesOf(side, { ...EVENT_PAGE, slug: 'SLUG', locale: 'LOCALE' });
  const all = LOCALES.slice(0, LOCALE_COUNT).flatMap(({ code }) =>
    Array.from({ length: EVENTS }, (_, index) => {
      const slug = `sample-event-${String(index + 1).padStart(SLUG_WIDTH, '0')}`;
      return templates.map((template) => template.replace('SLUG', slug).replace('LOCALE', code));
    })
  );
  return {
    paths() {
      const next = all.pop();
      if (!next) throw new Error(`${side.name} was asked for every page of an event, and would be for one again`);
      return next;
    },
  };
}

/** Publishes an event, and asks for the page of its region, which nobody has asked for since. */
export async function measureChangedRegionPage({ hub, bare }: Sides, eventCount: number): Promise<Row> {
  const durations = new Map<Side, number[]>();
  for (const side of [hub, bare]) {
    const addresses = await addressesOf(side, REGION_PAGE);
    const taken: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await side.worker.run('write', { kind: 'publish', round });
      const startedAt = performance.now();
      for (const address of addresses) {
        const answer = await fetch(side.origin + address);
        if (!answer.ok)
          throw new Error(`${side.name} answered ${address} with ${answer.status}: ${await answer.text()}`);
        await answer.arrayBuffer();
      }
      taken.push(performance.now() - startedAt);
    }
    durations.set(side, taken);
  }
  const [hubMs, bareMs] = [hub, bare].map((side) => median(durations.get(side) ?? [])) as [number, number];
  return {
    what: `The page of a region, after an event was published, ${eventCount} events`,
    measured: `${hubMs.toFixed(1)} ms`,
    comparedWith: `${bareMs.toFixed(1)} ms in bare Strapi`,
    figure: `${(bareMs / hubMs).toFixed(2)} ×`,
    target: '',
    isMet: true,
  };
}

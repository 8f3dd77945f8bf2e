import { createBackfill } from '../../../src/plugins/localization/server/engine/backfill';
import type { Keeper } from '../../../src/plugins/localization/server/engine/keeper';
import { startHub, type Hub } from '../../support/hub';

import { LOCALES, pagesOf } from './support/pages';

/** More than one batch of the back-fill. */
const PLACE_COUNT = 30;

let hub: Hub;
beforeAll(async () => {
  hub = await startHub('localization');
  const places = pagesOf(hub, 'place');
  for (let number = 0; number < PLACE_COUNT; number += 1) {
    const page = await places.create('en', { name: `Place ${number}`, summary: 'By the sea' });
    if (number % 3 === 0) await page.publish('en');
    if (number % 2 === 0) await page.save('sq', { summary: 'Buzë detit' });
  }
});
afterAll(() => hub.stop());

type Row = Record<string, unknown> & { words_left: number | null };

async function stored() {
  const { connection } = hub.strapi.db;
  const records: Row[] = await connection('localization_versions').orderBy(['entry', 'locale']);
  const places: Row[] = await connection('places').orderBy('id');
  return { records, places };
}

/** A back-fill of its own, as a node has that has just started. */
const backfill = () => createBackfill(hub.strapi.plugin('localization').service<{ get(): Keeper }>('keeper').get());

const uncounted = async () => (await stored()).records.filter((row) => row.words_left === null).length;

it('rows from before words were counted get their number, and nothing else changes, also after a stop in between', async () => {
  const before = await stored();
  expect(before.records).toHaveLength(PLACE_COUNT * LOCALES.length);
  expect(before.records.some((row) => row.words_left === 5)).toBe(true);
  await hub.strapi.db.connection('localization_versions').update({ words_left: null });

  const first = backfill();
  await first.run({ onProgress: ({ done }) => (done > 0 ? void first.stop() : undefined) });
  const left = await uncounted();
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(before.records.length);

  const told: string[] = [];
  hub.strapi.eventHub.on('localization.version.derived', async () => void told.push('derived'));
  const progress: string[] = [];
  await backfill().run({ onProgress: ({ done, total }) => void progress.push(`${done} of ${total}`) });
  expect(progress).toEqual([`0 of ${left / LOCALES.length}`, `${left / LOCALES.length} of ${left / LOCALES.length}`]);
  const after = await stored();
  const withoutTime = (rows: Row[]) => rows.map((row) => ({ ...row, updated_at: undefined }));
  expect(withoutTime(after.records)).toEqual(withoutTime(before.records));
  expect(after.places).toEqual(before.places);
  expect(told).toEqual([]);

  await backfill().run({ onProgress: () => void progress.push('again') });
  expect(progress).not.toContain('again');
});

import { LOCALES } from '../../../src/locales';
import { step } from '../../terminal/step';
import type { Row } from '../report';
import type { Stand } from '../stand';
import type { Variant } from '../variant';

import { measureBackfill } from './backfill';
import { measurePublishing } from './publishing';
import { measureReading } from './reading';
import { countStatements, judgeStatements } from './statements';

const LOCALE_COUNT = LOCALES.length;
/** Registries whose publishing is compared with that of the hub's own. */
const FEW_LOCALES = [2, 4] as const;

/** Measures what the languages cost, against the targets in docs/performance.md. */
export async function benchLocalization(stand: Stand): Promise<Row[]> {
  const counts = [];
  for (const localeCount of [...FEW_LOCALES, LOCALE_COUNT]) {
    counts.push(
      await step(`Counting the SQL statements of publishing in ${localeCount} languages`, () =>
        countStatements(stand, { localeCount, database: databaseOf(localeCount) })
      )
    );
  }
  const [few] = FEW_LOCALES;
  const backfill = await step('Adding a language to the registry', () =>
    measureBackfill(stand, { localeCount: few, database: databaseOf(few) })
  );

  // All on equal terms: copies of the same database, and processes that have done nothing yet.
  const pair = async (compositions: Record<'hub' | 'other', Variant['composition']>, prefix: string) => {
    const start = async (variant: Variant, database: string) => {
      await stand.copyDatabase({ from: databaseOf(LOCALE_COUNT), to: database });
      const worker = await stand.boot(variant, database);
      if (variant.composition === 'bare') await worker.run('removeTriggersAndIndexes', undefined);
      return worker;
    };
    const hub = await start({ composition: compositions.hub, localeCount: LOCALE_COUNT }, `${prefix}_hub`);
    const other = await start({ composition: compositions.other, localeCount: LOCALE_COUNT }, `${prefix}_other`);
    return { hub, other, stop: () => Promise.all([hub.stop(), other.stop()]) };
  };
  const publishing = await step('Publishing, in the hub and in bare Strapi by turns', async () => {
    const { hub, other, stop } = await pair({ hub: 'hub', other: 'bare' }, 'publishing');
    const rows = await measurePublishing({ hub, bare: other });
    await stop();
    return rows;
  });
  const reading = await step('Reading, with the plugin and without it by turns', async () => {
    const { hub, other, stop } = await pair({ hub: 'without memory', other: 'without localization' }, 'reading');
    const rows = await measureReading({ hub, without: other });
    await stop();
    return rows;
  });
  return [...publishing, ...judgeStatements(counts), backfill, ...reading];
}

const databaseOf = (localeCount: number) => `languages_${localeCount}`;

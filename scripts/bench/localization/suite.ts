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
  const pair = async (composition: 'bare' | 'without localization', prefix: string) => {
    const start = async (variant: Variant, database: string) => {
      await stand.copyDatabase({ from: databaseOf(LOCALE_COUNT), to: database });
      return stand.boot(variant, database);
    };
    const hub = await start({ composition: 'hub', localeCount: LOCALE_COUNT }, `${prefix}_hub`);
    const other = await start({ composition, localeCount: LOCALE_COUNT }, `${prefix}_other`);
    return { hub, other, stop: () => Promise.all([hub.stop(), other.stop()]) };
  };
  const publishing = await step('Publishing, in the hub and in bare Strapi by turns', async () => {
    const { hub, other, stop } = await pair('bare', 'publishing');
    const rows = await measurePublishing({ hub, bare: other });
    await stop();
    return rows;
  });
  const reading = await step('Reading, with the plugin and without it by turns', async () => {
    const { hub, other, stop } = await pair('without localization', 'reading');
    const rows = await measureReading({ hub, without: other });
    await stop();
    return rows;
  });
  return [...publishing, ...judgeStatements(counts), backfill, ...reading];
}

const databaseOf = (localeCount: number) => `languages_${localeCount}`;

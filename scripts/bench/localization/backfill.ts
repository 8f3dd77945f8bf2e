import { LOCALES } from '../../../src/locales';
import type { Row } from '../report';
import type { Stand } from '../stand';

const MIN_PER_SECOND = 50;

/** Boots the hub of a database with one language more than it was filled with, and waits for what the new one needs. */
export async function measureBackfill(
  stand: Stand,
  { localeCount, database }: { localeCount: number; database: string }
): Promise<Row> {
  const added = LOCALES[localeCount];
  if (!added) throw new Error(`the registry has no language after its first ${localeCount}`);
  const hub = await stand.boot({ composition: 'hub', localeCount: localeCount + 1 }, database);
  const { entryCount, durationMs } = await hub.run('backfill', { locale: added.code });
  await hub.stop();

  const perSecond = entryCount / (durationMs / 1000);
  return {
    what: `Back-fill of a new language (${added.code})`,
    measured: `${entryCount} entries in ${(durationMs / 1000).toFixed(1)} s`,
    comparedWith: '',
    figure: `${perSecond.toFixed(0)} entries/s`,
    target: `at least ${MIN_PER_SECOND} entries/s`,
    isMet: perSecond >= MIN_PER_SECOND,
  };
}

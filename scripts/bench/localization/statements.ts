import { DEFAULT_LOCALE } from '../../../src/locales';
import type { Row } from '../report';
import type { Stand } from '../stand';

/** How many events make about 10 and about 1,000 entries, with what goes with them. */
const FEW_EVENTS = 6;
const MANY_EVENTS = 735;
/** The entry whose publishing is counted, which is the same in both: events refer only to what comes with fewer. */
const ENTRY = { type: 'event', number: FEW_EVENTS } as const;

/** The SQL statements of publishing one entry, beside how many others. */
export interface StatementCounts {
  localeCount: number;
  few: { entryCount: number; statementCount: number };
  many: { entryCount: number; statementCount: number };
}

/** Fills an empty database with synthetic entries, and counts the statements of publishing one of them on the way. */
export async function countStatements(
  stand: Stand,
  { localeCount, database }: { localeCount: number; database: string }
): Promise<StatementCounts> {
  const hub = await stand.boot({ composition: 'hub', localeCount }, database);
  const count = async (eventCount: number) => {
    const entryCount = await hub.run('load', { eventCount });
    await hub.run('backfill', { locale: DEFAULT_LOCALE });
    // The first publishing of a process may look up what it then remembers.
    await hub.run('publish', { ...ENTRY, round: 1 });
    const { statementCount } = await hub.run('publish', { ...ENTRY, round: 2 });
    return { entryCount, statementCount };
  };
  await hub.run('prepare', undefined);
  const counts = { localeCount, few: await count(FEW_EVENTS), many: await count(MANY_EVENTS) };
  await hub.stop();
  return counts;
}

/**
 * Says whether publishing keeps its statements, whatever the number of entries, and adds no more of them per language the more
 * languages there are.
 *
 * @param counts - by ascending number of languages
 */
export function judgeStatements(counts: readonly StatementCounts[]): Row[] {
  const rows = counts.map(({ localeCount, few, many }): Row => ({
    what: `SQL statements to publish, ${localeCount} languages`,
    measured: `${many.statementCount} among ${many.entryCount} entries`,
    comparedWith: `${few.statementCount} among ${few.entryCount} entries`,
    figure: signed(many.statementCount - few.statementCount),
    target: 'no more',
    isMet: many.statementCount <= few.statementCount,
  }));

  const growth = counts.slice(1).map(({ localeCount, many }, index) => {
    const fewer = counts[index] as StatementCounts;
    const added = (many.statementCount - fewer.many.statementCount) / (localeCount - fewer.localeCount);
    return { range: `${fewer.localeCount} to ${localeCount}`, added };
  });
  const [first, last] = [growth[0], growth.at(-1)];
  if (!first || !last) return rows;
  return [
    ...rows,
    {
      what: 'SQL statements per further language',
      measured: `${signed(last.added)} from ${last.range}`,
      comparedWith: `${signed(first.added)} from ${first.range}`,
      figure: signed(last.added - first.added),
      target: 'no more',
      isMet: last.added <= first.added,
    },
  ];
}

const signed = (value: number): string => `${value > 0 ? '+' : ''}${Number(value.toFixed(2))}`;

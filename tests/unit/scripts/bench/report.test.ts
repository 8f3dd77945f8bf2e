import { judgeStatements } from '../../../../scripts/bench/localization/statements';
import { median } from '../../../../scripts/bench/median';
import { describeMisses, formatTable, type Row } from '../../../../scripts/bench/report';

const row = (isMet: boolean): Row => ({
  what: 'Publish an event',
  measured: '31 ms',
  comparedWith: '12 ms in bare Strapi',
  figure: '2.58 ×',
  target: 'at most 3 ×',
  isMet,
});

const counts = (localeCount: number, few: number, many: number) => ({
  localeCount,
  few: { entryCount: 10, statementCount: few },
  many: { entryCount: 1000, statementCount: many },
});

describe('the table of a bench', () => {
  it('is Markdown, with columns as wide as what is in them', () => {
    expect(formatTable([row(true), row(false)])).toBe(
      [
        '| What             | Measured | Compared with        | Figure | Target      |        |',
        '| ---------------- | -------- | -------------------- | ------ | ----------- | ------ |',
        '| Publish an event | 31 ms    | 12 ms in bare Strapi | 2.58 × | at most 3 × | met    |',
        '| Publish an event | 31 ms    | 12 ms in bare Strapi | 2.58 × | at most 3 × | MISSED |',
      ].join('\n')
    );
  });

  it('is followed by a line for each target that was missed', () => {
    expect(describeMisses([row(true), row(false)])).toEqual([
      'Target missed: Publish an event: 2.58 ×, and it has to be at most 3 ×',
    ]);
  });
});

describe('the median', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 900], 3],
    [[5], 5],
  ])('of %j is %d', (values, middle) => {
    expect(median(values)).toBe(middle);
  });
});

describe('SQL statements', () => {
  const isMet = (...all: Parameters<typeof judgeStatements>[0]) => judgeStatements(all).map((judged) => judged.isMet);

  it('may be more for more languages, in proportion', () => {
    expect(isMet(counts(2, 60, 60), counts(4, 80, 80), counts(8, 120, 120))).toEqual([true, true, true, true]);
    expect(isMet(counts(2, 60, 60), counts(4, 60, 60), counts(8, 60, 60))).toEqual([true, true, true, true]);
  });

  it('may not be more for more entries', () => {
    expect(isMet(counts(2, 60, 61), counts(4, 80, 80), counts(8, 80, 80))).toEqual([false, true, true, true]);
  });

  it('may not be more per language for more languages', () => {
    expect(isMet(counts(2, 60, 60), counts(4, 80, 80), counts(8, 124, 124))).toEqual([true, true, true, false]);
  });
});

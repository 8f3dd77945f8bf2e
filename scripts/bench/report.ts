/** One measured figure and what it has to be. */
export interface Row {
  /** What was measured: "Publish an event". */
  what: string;
  /** The measurement itself: "31 ms". */
  measured: string;
  /** What it is compared with: "12 ms in bare Strapi". */
  comparedWith: string;
  /** The figure that counts: "2.6 ×". */
  figure: string;
  /** What that has to be: "at most 3 ×". */
  target: string;
  isMet: boolean;
}

const COLUMNS: [title: string, cell: (row: Row) => string][] = [
  ['What', ({ what }) => what],
  ['Measured', ({ measured }) => measured],
  ['Compared with', ({ comparedWith }) => comparedWith],
  ['Figure', ({ figure }) => figure],
  ['Target', ({ target }) => target],
  ['', ({ isMet }) => (isMet ? 'met' : 'MISSED')],
];

/** Writes the rows as a table in Markdown, so that it can go into docs/performance.md as it is. */
export function formatTable(rows: readonly Row[]): string {
  const cells = [COLUMNS.map(([title]) => title), ...rows.map((row) => COLUMNS.map(([, cell]) => cell(row)))];
  const widths = COLUMNS.map((_, index) => Math.max(3, ...cells.map((line) => line[index]?.length ?? 0)));
  const [head, ...body] = cells.map((line) => line.map((cell, index) => cell.padEnd(widths[index] ?? 0)));
  const rule = widths.map((width) => '-'.repeat(width));
  return [head, rule, ...body].map((line) => `| ${line?.join(' | ')} |`).join('\n');
}

/** @returns a line for each target that was missed */
export const describeMisses = (rows: readonly Row[]): string[] =>
  rows
    .filter(({ isMet }) => !isMet)
    .map(({ what, figure, target }) => `Target missed: ${what}: ${figure}, and it has to be ${target}`);

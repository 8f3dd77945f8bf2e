/** What is wrong in a seed file. */
export interface Fault {
  /** Relative to the folder of seeds. */
  file: string;
  /** From 1. */
  line: number;
  /** For the person who writes the file: what is wrong, and what is allowed. */
  reason: string;
}

/** Seed files that cannot be used. Thrown before anything is written. */
export class SeedFaultsError extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const describe = ({ file, line, reason }: Fault) => `${file}:${line}: ${reason}`;
    // The same thing twice in a line, such as an opening and a closing tag, is one fault to its reader.
    const distinct = [...new Map(faults.map((fault) => [describe(fault), fault])).values()];
    const sorted = distinct.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
    const lines = sorted.map((fault) => `  ${describe(fault)}`);
    super(`The seed files have ${sorted.length} fault${sorted.length === 1 ? '' : 's'}:\n${lines.join('\n')}`);
    this.name = 'SeedFaultsError';
    this.faults = sorted;
  }
}

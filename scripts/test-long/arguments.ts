import { asksForHelp, readArguments, UsageError } from '../arguments';

/** What `npm run test:long` was asked to do. */
export type LongTestRequest =
  | { action: 'help' }
  | {
      action: 'test';
      /** Which of the parts, in their order. */
      parts: string[];
      /** How many random sequences each part is to stand; undefined for its own number. */
      sequences: number | undefined;
      /** What they are drawn from; undefined for a new one. */
      seed: number | undefined;
    };

export const USAGE = `Usage: npm run test:long [-- <part> <options>]

Runs the tests that take minutes, one part after the other, or one of them.

  localization        the invariants of the localization engine on many random sequences of edits
  delivery            what nodes keep of content, on many random interleavings of writes and reads
  outages             further ways in which PostgreSQL goes away under load
  --sequences <count> how many; by default 1,000 for localization, 50 for delivery
  --seed <number>     repeats a run of localization or delivery; a new one by default
  --help              show this`;

/**
 * @param args - the command line behind the command's name
 * @param parts - what there is to test, in this order
 * @throws UsageError that names the argument and what is allowed
 */
export function parseLongTestArguments(args: string[], parts: string[]): LongTestRequest {
  if (asksForHelp(args)) return { action: 'help' };
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: { sequences: { type: 'string' }, seed: { type: 'string' } },
  });
  const unknown = positionals.find((part) => !parts.includes(part));
  if (unknown !== undefined) throw new UsageError(`There is no part "${unknown}", only ${parts.join(', ')}`);
  if (values.sequences !== undefined && !/^[1-9]\d*$/.test(values.sequences))
    throw new UsageError('--sequences must be a whole number from 1 on');
  if (values.seed !== undefined && !/^\d+$/.test(values.seed)) throw new UsageError('--seed must be a whole number');
  return {
    action: 'test',
    parts: positionals.length === 0 ? parts : parts.filter((part) => positionals.includes(part)),
    sequences: values.sequences === undefined ? undefined : Number(values.sequences),
    seed: values.seed === undefined ? undefined : Number(values.seed),
  };
}

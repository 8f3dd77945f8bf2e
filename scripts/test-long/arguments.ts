import { asksForHelp, readArguments, UsageError } from '../arguments';

/** What `npm run test:long` was asked to do. */
export type LongTestRequest =
  | { action: 'help' }
  | {
      action: 'test';
      /** Which of the parts, in their order. */
      parts: string[];
      /** How many random sequences of edits the localization engine is to stand. */
      sequences: number;
      /** What they are drawn from; undefined for a new one. */
      seed: number | undefined;
    };

export const USAGE = `Usage: npm run test:long [-- <part> <options>]

Runs the tests that take minutes, one part after the other, or one of them.

  localization        the invariants of the localization engine on many random sequences of edits
  outages             further ways in which PostgreSQL goes away under load
  --sequences <count> for localization: how many, 1,000 by default
  --seed <number>     for localization: repeats a run; a new one by default
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
    options: { sequences: { type: 'string', default: '1000' }, seed: { type: 'string' } },
  });
  const unknown = positionals.find((part) => !parts.includes(part));
  if (unknown !== undefined) throw new UsageError(`There is no part "${unknown}", only ${parts.join(', ')}`);
  if (!/^[1-9]\d*$/.test(values.sequences)) throw new UsageError('--sequences must be a whole number from 1 on');
  if (values.seed !== undefined && !/^\d+$/.test(values.seed)) throw new UsageError('--seed must be a whole number');
  return {
    action: 'test',
    parts: positionals.length === 0 ? parts : parts.filter((part) => positionals.includes(part)),
    sequences: Number(values.sequences),
    seed: values.seed === undefined ? undefined : Number(values.seed),
  };
}

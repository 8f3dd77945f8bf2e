import { asksForHelp, UsageError } from '../arguments';

/** What `npm run bench` was asked to do. */
export type BenchRequest = { action: 'help' } | { action: 'bench'; suites: string[] };

export const USAGE = `Usage: npm run bench [-- <part of the hub>]

Measures the hub against its targets, part by part, each on a throw-away PostgreSQL, and prints a table of each. All parts take half an hour.

  localization  publishing, its SQL statements, the back-fill of a new language, reading
  board         the first page of the translators' board, and its SQL statements
  translations  files of 2,000 entries out and in, with a translation memory
  delivery      lists and pages of sites, kept and never asked for before, against bare Strapi
  site          building the reference site from the seed content
  --help        show this

docs/performance.md says what each figure means. On a machine that does other work meanwhile, ratios hold and times do not.

Exit codes: 0 every target is met, 1 one is missed or it failed, 2 arguments that make no sense.`;

/**
 * @param args - the command line behind the command's name
 * @param suites - what there is to measure
 * @throws UsageError that names the argument and what is allowed
 */
export function parseBenchArguments(args: string[], suites: string[]): BenchRequest {
  if (asksForHelp(args)) return { action: 'help' };
  const [suite, ...rest] = args;
  if (suite === undefined) return { action: 'bench', suites };
  if (!suites.includes(suite))
    throw new UsageError(`There is nothing to measure under "${suite}", only ${suites.join(', ')}`);
  if (rest.length > 0) throw new UsageError(`${suite} takes no arguments, but got: ${rest.join(' ')}`);
  return { action: 'bench', suites: [suite] };
}

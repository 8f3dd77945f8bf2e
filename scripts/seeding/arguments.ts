import { asksForHelp, readArguments, UsageError } from '../arguments';

/** What `npm run seed` was asked to do. */
export type SeedRequest =
  | { action: 'help' }
  | { action: 'seed'; isDryRun: boolean; mustBeComplete: boolean }
  | { action: 'load'; eventCount: number; mustBeComplete: boolean }
  | { action: 'unload'; isConfirmed: boolean };

const MAX_EVENT_COUNT = 1_000_000;

export const USAGE = `Usage: npm run seed [-- options]

Writes the content of database/seeds into the hub: what is missing or has changed in the files since the last time.

  --dry-run        only say what would be written
  --strict         every entry must have every text in every language
  --load <events>  then add synthetic entries for benchmarks, up to that many events,
                   with cities, partners, grants and resources in proportion
  --unload         remove all synthetic entries instead
  --yes            with --unload: do not ask
  --help           show this

In production it refuses to write unless ALLOW_SEED=1 is set. DATABASE_URL says which database to write to;
without it, it is the hub's own under .data/.

Exit codes: 0 done, 1 failed (a file with faults, a database that cannot be reached), 2 arguments that make no sense.`;

/**
 * @param args - the command line behind the script's name
 * @param isInteractive - whether somebody can be asked
 * @throws UsageError that names the argument and what is allowed
 */
export function parseSeedArguments(args: string[], { isInteractive }: { isInteractive: boolean }): SeedRequest {
  if (asksForHelp(args)) return { action: 'help' };
  const { values } = readArguments({
    args,
    options: {
      load: { type: 'string' },
      unload: { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const { load, unload, yes, strict, 'dry-run': isDryRun } = values;
  if (load !== undefined && unload) throw new UsageError('--load and --unload exclude each other');
  if (isDryRun && (load !== undefined || unload)) throw new UsageError('--dry-run is for the content alone');
  if (yes && !unload) throw new UsageError('--yes goes with --unload');
  if (strict && unload) throw new UsageError('--strict is for the content, which --unload does not touch');
  if (unload && !yes && !isInteractive) {
    throw new UsageError('--unload asks before it removes anything; without a terminal, add --yes');
  }
  if (unload) return { action: 'unload', isConfirmed: yes };
  if (load === undefined) return { action: 'seed', isDryRun, mustBeComplete: strict };

  const eventCount = Number(load);
  if (!/^\d+$/.test(load) || eventCount < 1 || eventCount > MAX_EVENT_COUNT) {
    throw new UsageError(`--load takes a number of events from 1 to ${MAX_EVENT_COUNT}, not "${load}"`);
  }
  return { action: 'load', eventCount, mustBeComplete: strict };
}

import { UsageError } from './arguments';
import { parseBenchArguments, USAGE } from './bench/arguments';
import { benchBoard } from './bench/board/suite';
import { benchDelivery } from './bench/delivery/suite';
import { benchLocalization } from './bench/localization/suite';
import { describeMachine } from './bench/machine';
import { describeMisses, formatTable } from './bench/report';
import { benchSite } from './bench/site/suite';
import { startStand } from './bench/stand';
import { benchTranslations } from './bench/translations/suite';
import { type Command } from './command';
import { withShutdown } from './process/shutdown';
import { formatDuration } from './terminal/step';

const SUITES = {
  localization: benchLocalization,
  board: benchBoard,
  translations: benchTranslations,
  delivery: benchDelivery,
  site: benchSite,
};

/**
 * Measures the hub against its targets, part by part, each on a throw-away PostgreSQL.
 *
 * @returns 0 where every target is met, 1 where one is missed, 2 for arguments that make no sense
 */
export const run: Command = async ({ root, args }) => {
  try {
    const request = parseBenchArguments(args, Object.keys(SUITES));
    if (request.action === 'bench') return await measureAll(root, request.suites as (keyof typeof SUITES)[]);
    console.log(USAGE);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${USAGE}`);
    return 2;
  }
};

async function measureAll(root: string, suites: readonly (keyof typeof SUITES)[]): Promise<number> {
  let exitCode = 0;
  for (const suite of suites) {
    if (suites.length > 1) console.log(`\n# ${suite}\n`);
    exitCode = Math.max(exitCode, await measure(root, suite));
  }
  return exitCode;
}

const measure = (root: string, suite: keyof typeof SUITES): Promise<number> =>
  withShutdown(async (shutdown) => {
    const startedAt = performance.now();
    const stand = await startStand({ root, shutdown });
    const rows = await SUITES[suite](stand);

    console.log(`\n${await describeMachine(stand)}\n\n${formatTable(rows)}\n`);
    const misses = describeMisses(rows);
    console.log(misses.length === 0 ? 'Every target is met.' : misses.join('\n'));
    console.log(`Measured in ${formatDuration(performance.now() - startedAt)}`);
    return misses.length === 0 ? 0 : 1;
  });

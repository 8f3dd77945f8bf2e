import { UsageError } from './arguments';
import { type Command } from './command';
import { run as runTests } from './test';
import { parseLongTestArguments, USAGE } from './test-long/arguments';
import { testDelivery } from './test-long/delivery';
import { testLocalization } from './test-long/localization';

/** What takes minutes, and is no part of `npm test`: tests of tests/long, and tests of the suite that can go on for longer. */
const PARTS = {
  localization: testLocalization,
  delivery: testDelivery,
  outages: ({ root }: { root: string }) =>
    runTests({ root, args: ['--config', 'jest.long.config.js', 'tests/long/postgresql-stops'] }),
};

/**
 * Runs the long tests, one part after the other: two at once would take each other's time, and an outage has a limit.
 *
 * @returns 0 where all of them passed, 1 where one failed, 2 for arguments that make no sense
 */
export const run: Command = async ({ root, args }) => {
  try {
    const request = parseLongTestArguments(args, Object.keys(PARTS));
    if (request.action === 'help') {
      console.log(USAGE);
      return 0;
    }
    let exitCode = 0;
    for (const part of request.parts) {
      const { sequences, seed } = request;
      if ((await PARTS[part as keyof typeof PARTS]({ root, sequences, seed })) !== 0) exitCode = 1;
    }
    return exitCode;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${USAGE}`);
    return 2;
  }
};

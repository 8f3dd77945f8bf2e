import { randomInt } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { asksForHelp } from './arguments';
import { type Command } from './command';
import { run as runTests } from './test';

const USAGE = 'npm run test:long [-- <sequences> [<seed>]], such as npm run test:long -- 50 7';

interface Figures {
  sequences: number;
  edits: number;
  seconds: number;
}

/**
 * Runs the invariants of the localization engine on many random sequences of edits: 1,000, or as many as the first argument says,
 * from a new seed, or from the one the second argument gives to repeat a run.
 */
export const run: Command = async ({ root, args }) => {
  const [sequences = '1000', seed = String(randomInt(2 ** 31))] = args;
  if (asksForHelp(args)) {
    console.log(USAGE);
    return 0;
  }
  if (args.length > 2 || !/^[1-9]\d*$/.test(sequences) || !/^\d+$/.test(seed)) {
    console.error(`Both must be whole numbers.\n${USAGE}`);
    return 2;
  }
  const figuresDir = mkdtempSync(path.join(tmpdir(), 'cities-hub-figures-'));
  console.log(
    `${sequences} sequences from the seed ${seed}; to repeat them: npm run test:long -- ${sequences} ${seed}`
  );
  Object.assign(process.env, {
    LOCALIZATION_SEQUENCES: sequences,
    LOCALIZATION_SEED: seed,
    LOCALIZATION_FIGURES_DIR: figuresDir,
  });
  const startedAt = performance.now();
  const exitCode = await runTests({ root, args: ['tests/plugins/localization/invariants'] });
  const figures = readdirSync(figuresDir).map(
    (file) => JSON.parse(readFileSync(path.join(figuresDir, file), 'utf8')) as Figures
  );
  rmSync(figuresDir, { recursive: true });
  const sum = (name: keyof Figures) => figures.reduce((total, one) => total + one[name], 0).toLocaleString('en');
  const seconds = Math.round((performance.now() - startedAt) / 1000).toLocaleString('en');
  console.log(`Held in ${sum('sequences')} sequences of ${sum('edits')} edits, in ${seconds} s; seed ${seed}`);
  return exitCode;
};

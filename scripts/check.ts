import { availableParallelism } from 'node:os';

import { listSteps } from './check/steps';
import { type Command } from './command';
import { formatDuration } from './terminal/step';

/**
 * Runs every check, as many at a time as there are processors, also behind one that failed, and shows what each found.
 *
 * @returns 0 where all is in order
 */
export const run: Command = async ({ root }) => {
  const failed: string[] = [];
  // Workers take the next step from one iterator.
  const steps = listSteps(root).values();
  const work = async () => {
    for (const { title, findProblem } of steps) {
      const startedAt = performance.now();
      const problem = await findProblem();
      const duration = formatDuration(performance.now() - startedAt);
      console.log(`${problem === undefined ? '✓' : '✗'} ${title} (${duration})`);
      if (problem === undefined) continue;
      failed.push(title);
      console.log(`\n${problem}\n`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  console.log(failed.length === 0 ? '\nAll checks passed.' : `\n${failed.length} failed: ${failed.join('; ')}.`);
  return failed.length === 0 ? 0 : 1;
};

import { randomInt } from 'node:crypto';

import { run as runTests } from '../test';

const SEQUENCES = 50;

/**
 * Runs the tests of what nodes keep of content on many random interleavings of writes and reads.
 *
 * @param root - the checkout's folder
 * @param sequences - how many
 * @param seed - what they are drawn from, to repeat a run; by default a new one, which is printed
 * @returns jest's exit code
 */
export async function testDelivery({
  root,
  sequences = SEQUENCES,
  seed = randomInt(2 ** 31),
}: {
  root: string;
  sequences?: number;
  seed?: number;
}): Promise<number> {
  console.log(
    `${sequences} interleavings from the seed ${seed}; to repeat them: npm run test:long -- delivery --sequences ${sequences} --seed ${seed}`
  );
  Object.assign(process.env, { DELIVERY_SEQUENCES: String(sequences), DELIVERY_SEED: String(seed) });
  return runTests({ root, args: ['tests/plugins/delivery/(interleaved|never-stale)', '--testTimeout', '3600000'] });
}

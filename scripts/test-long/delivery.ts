import { run as runTests } from '../test';

import { drawSequences } from './draw-sequences';

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
  seed,
}: {
  root: string;
  sequences?: number;
  seed?: number;
}): Promise<number> {
  drawSequences({ part: 'delivery', things: 'interleavings', sequences, seed });
  return runTests({ root, args: ['tests/plugins/delivery/(interleaved|never-stale)', '--testTimeout', '3600000'] });
}

import { randomInt } from 'node:crypto';

/**
 * Has the tests of a part draw random sequences, by `LOCALIZATION_SEQUENCES` and `LOCALIZATION_SEED` for the part localization, and prints how to repeat them.
 *
 * @param part - as `npm run test:long` knows it
 * @param things - what a sequence is called, in the plural
 * @param sequences - how many
 * @param seed - what they are drawn from; by default a new one
 * @returns the seed
 */
export function drawSequences({
  part,
  things,
  sequences,
  seed = randomInt(2 ** 31),
}: {
  part: string;
  things: string;
  sequences: number;
  seed: number | undefined;
}): number {
  console.log(
    `${sequences} ${things} from the seed ${seed}; to repeat them: npm run test:long -- ${part} --sequences ${sequences} --seed ${seed}`
  );
  const prefix = part.toUpperCase();
  Object.assign(process.env, { [`${prefix}_SEQUENCES`]: String(sequences), [`${prefix}_SEED`]: String(seed) });
  return seed;
}

import { createCipheriv, createHash } from 'node:crypto';

/** Random numbers that are the same for the same seed, on every machine. */
export interface Random {
  /** @returns an integer from `min` to `max`, both included */
  integer(min: number, max: number): number;
  /** @returns one of the values */
  pick<Value>(values: readonly Value[]): Value;
  /** @returns up to `count` different values */
  pickSome<Value>(values: readonly Value[], count: number): Value[];
}

const WORD_BYTES = 4;
const CHUNK = Buffer.alloc(1024 * WORD_BYTES);

/** @param seed - any text */
export function createRandom(seed: string): Random {
  // The key stream of a cipher is a generator that every Node has; nothing here is secret.
  const cipher = createCipheriv('aes-256-ctr', createHash('sha256').update(seed).digest(), Buffer.alloc(16));
  let words = cipher.update(CHUNK);
  let offset = 0;
  const next = () => {
    if (offset === words.length) {
      words = cipher.update(CHUNK);
      offset = 0;
    }
    offset += WORD_BYTES;
    return words.readUInt32LE(offset - WORD_BYTES) / 2 ** 32;
  };
  const integer = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const pick = <Value>(values: readonly Value[]): Value => {
    const value = values[integer(0, values.length - 1)];
    if (value === undefined) throw new Error('there is nothing to pick from');
    return value;
  };
  return {
    integer,
    pick,
    pickSome: (values, count) => [
      ...new Set(values.length === 0 ? [] : Array.from({ length: count }, () => pick(values))),
    ],
  };
}

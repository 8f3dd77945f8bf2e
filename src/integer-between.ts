import { z } from 'zod';

/** An environment variable that is a whole number; what is wrong with another is said with the range. */
export function integerBetween({ min, max }: { min: number; max: number }) {
  const error = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number({ error }).int(error).min(min, error).max(max, error);
}

import { z } from 'zod';

const language = z.string().regex(/^[a-z]{2,3}$/, 'must be a language without script or region, such as sr');

export const memoryOptionsSchema = z.strictObject({
  /** Percent: how near a text that is alike has to be at least. */
  threshold: z.number().int().min(50).max(99).default(70),
  /** Languages that lend each other their translations. */
  families: z.array(z.array(language).min(2).readonly()).readonly().default([]),
});

export type MemoryOptions = z.infer<typeof memoryOptionsSchema>;

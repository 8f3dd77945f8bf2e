import { z } from 'zod';

const LANGUAGE = z.string().regex(/^[a-z]{2,3}$/, 'must be a language without script or region, such as sr');

const optionsSchema = z.object({
  memory: z
    .object({
      /** Percent: how near a text that is alike has to be at least. */
      threshold: z.number().int().min(50).max(99).default(70),
      /** Languages that lend each other their translations. */
      families: z.array(z.array(LANGUAGE).min(2).readonly()).readonly().default([]),
    })
    .prefault({}),
});

export type MemoryOptions = z.infer<typeof optionsSchema>['memory'];

/**
 * @param options - those of the plugin
 * @throws Error that names the option and what it may be
 */
export function parseMemoryOptions(options: unknown): MemoryOptions {
  const { data, error } = optionsSchema.safeParse(options);
  if (data) return data.memory;
  const faults = error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(`The options of the plugin translations are not usable:\n${faults.join('\n')}`);
}

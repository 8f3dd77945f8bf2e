import { z } from 'zod';

import { parseMemoryOptions } from './memory/options';

const optionsSchema = z.strictObject({
  /** The content type the board can be narrowed by, such as countries; no such filter where left out. */
  place: z
    .string()
    .regex(/^(api|plugin)::[\w-]+\.[\w-]+$/, 'must be a uid such as api::country.country')
    .optional(),
  /** See memory/options.ts. */
  memory: z.unknown(),
});

/** The plugin's options. */
export type TranslationsOptions = z.infer<typeof optionsSchema>;

export default {
  default: {},
  /** @throws Error naming the option and what is allowed; Strapi then refuses to boot */
  validator: (options: unknown) => {
    const { error } = optionsSchema.safeParse(options);
    if (error) {
      const faults = error.issues.map(({ path, message }) => `  ${path.join('.') || 'options'}: ${message}`);
      throw new Error(`The translations plugin's options are not usable:\n${faults.join('\n')}`);
    }
    parseMemoryOptions(options);
  },
};

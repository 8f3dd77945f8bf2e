import { z } from 'zod';

const optionsSchema = z.strictObject({
  /** The content type the board can be narrowed by, such as countries; no such filter where left out. */
  place: z
    .string()
    .regex(/^(api|plugin)::[\w-]+\.[\w-]+$/, 'must be a uid such as api::country.country')
    .optional(),
  /** When people are told by e-mail what is new for them, on working days, by the hub's clock; never where left out. */
  digestAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day from 00:00 to 23:59')
    .optional(),
});

/** The plugin's options. */
export type TranslationsOptions = z.infer<typeof optionsSchema>;

export default {
  default: {},
  /** @throws Error naming the option and what is allowed; Strapi then refuses to boot */
  validator: (options: unknown) => {
    const { error } = optionsSchema.safeParse(options);
    if (!error) return;
    const faults = error.issues.map(({ path, message }) => `  ${path.join('.') || 'options'}: ${message}`);
    throw new Error(`The translations plugin's options are not usable:\n${faults.join('\n')}`);
  },
};

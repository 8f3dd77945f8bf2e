import { z } from 'zod';

const optionsSchema = z.strictObject({
  /** The content types the widget counts, by uid, in the order it shows them. */
  contentTypes: z.array(z.string().regex(/^api::[\w-]+\.[\w-]+$/, 'must be a uid such as api::city.city')).min(1),
});

/** The plugin's options. */
export type OverviewOptions = z.infer<typeof optionsSchema>;

export default {
  default: {},
  /** @throws Error naming the option and what is allowed; Strapi then refuses to boot */
  validator: (options: unknown) => {
    const { error } = optionsSchema.safeParse(options);
    if (!error) return;
    const faults = error.issues.map(({ path, message }) => `  ${path.join('.') || 'options'}: ${message}`);
    throw new Error(`The overview plugin's options are not usable:\n${faults.join('\n')}`);
  },
};

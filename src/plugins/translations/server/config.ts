import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import { memoryOptionsSchema } from './memory/options';

const optionsSchema = z.strictObject({
  /** The content type the board can be narrowed by, such as countries; no such filter where left out. */
  place: z
    .string()
    .regex(/^(api|plugin)::[\w-]+\.[\w-]+$/, 'must be a uid such as api::country.country')
    .optional(),
  memory: memoryOptionsSchema.prefault({}),
  /** When people are told by e-mail what is new for them, on working days, by the hub's clock; never where left out. */
  digestAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day from 00:00 to 23:59')
    .optional(),
});

/** The plugin's options. */
export type TranslationsOptions = z.infer<typeof optionsSchema>;

/**
 * @returns the options with their defaults
 * @throws Error naming each option that is wrong, and what is allowed
 */
export function parseOptions(options: unknown): TranslationsOptions {
  const { data, error } = optionsSchema.safeParse(options);
  if (data) return data;
  const faults = error.issues.map(({ path, message }) => `  ${path.join('.') || 'options'}: ${message}`);
  throw new Error(`The translations plugin's options are not usable:\n${faults.join('\n')}`);
}

/** The options the hub runs with. */
export const optionsOf = (strapi: Core.Strapi): TranslationsOptions =>
  parseOptions(strapi.config.get('plugin::translations'));

export default {
  default: {},
  /** Strapi refuses to boot where it throws. */
  validator: (options: unknown): void => {
    parseOptions(options);
  },
};

import type { Core } from '@strapi/strapi';
import { z } from 'zod';

const optionsSchema = z.strictObject({
  /** The content types sites read, as uids such as `api::city.city`. */
  contentTypes: z.array(z.string().regex(/^(api|plugin)::[\w-]+\.[\w-]+$/, 'must be a uid such as api::city.city')),
  /** Whether anything is kept in memory at all. */
  cache: z.boolean().default(true),
  /** Whether lists get database indexes for what they filter and sort by. */
  indexes: z.boolean().default(true),
  /** Whether what everybody may do is kept in memory, instead of read for each request. */
  rights: z.boolean().default(true),
  /** Whether lists and single entries are put together of finished pieces. */
  pieces: z.boolean().default(true),
  /** The content types, as uids, of which a row's own values decide whether readers see it. */
  hiddenBy: z.array(z.string()).default([]),
});

/** The plugin's options. */
export type DeliveryOptions = z.infer<typeof optionsSchema>;

/**
 * @returns the options with their defaults
 * @throws Error naming each option that is wrong, and what is allowed
 */
export function parseOptions(options: unknown): DeliveryOptions {
  const { data, error } = optionsSchema.safeParse(options);
  if (data) return data;
  const faults = error.issues.map(({ path, message }) => `  ${path.join('.') || 'options'}: ${message}`);
  throw new Error(`The delivery plugin's options are not usable:\n${faults.join('\n')}`);
}

/** The options the hub runs with. */
export const optionsOf = (strapi: Core.Strapi): DeliveryOptions => parseOptions(strapi.config.get('plugin::delivery'));

export default {
  default: {},
  /** Strapi refuses to boot where it throws. */
  validator: (options: unknown): void => {
    parseOptions(options);
  },
};

import type { Core } from '@strapi/strapi';
import { z } from 'zod';

const localeSchema = z.object({
  /** The code content is stored under and asked for by (`?locale=`). */
  code: z.string().min(1),
  /** Its BCP 47 tag, for `Content-Language`. */
  tag: z.string().min(2),
  /** Its tag in links to other languages, where that is not `tag`. */
  hreflang: z.string().min(2).optional(),
  /** The languages a reader understands as well, nearest first: who asked for none by name gets one of them for an entry that lacks theirs. */
  fallbacks: z.array(z.string()).readonly(),
});

const optionsSchema = z.strictObject({
  /** The language of a reader whose `Accept-Language` matches none. */
  defaultLocale: z.string(),
  /** The hub's languages; further properties of them are not looked at. */
  locales: z.array(localeSchema).min(1).readonly(),
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
  /** What answers and pieces of them take in memory at most, per node, in megabytes. */
  memoryMb: z.number().int().min(8).max(65_536).default(256),
  /** Attributes that decide whether a reader sees an entry at all, by type: a change of one shows where the entry was not before. */
  hiddenBy: z.record(z.string(), z.array(z.string())).default({}),
});

/** The plugin's options. */
export type DeliveryOptions = z.infer<typeof optionsSchema>;

/**
 * @returns the options with their defaults
 * @throws Error naming each option that is wrong, and what is allowed
 */
export function parseOptions(options: unknown): DeliveryOptions {
  const { data, error } = optionsSchema.safeParse(options);
  const faults = data
    ? findFaults(data)
    : error.issues.map(({ path, message }) => `${path.join('.') || 'options'}: ${message}`);
  if (data && faults.length === 0) return data;
  throw new Error(`The delivery plugin's options are not usable:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
}

function findFaults({ defaultLocale, locales }: DeliveryOptions): string[] {
  const codes = locales.map(({ code }) => code);
  const unknown = locales.flatMap(({ code, fallbacks }) =>
    fallbacks
      .filter((fallback) => !codes.includes(fallback))
      .map((fallback) => `${code}: falls back to the unknown locale "${fallback}"`)
  );
  const hasDefault = codes.includes(defaultLocale);
  return [...(hasDefault ? [] : [`defaultLocale: "${defaultLocale}" is not one of ${codes.join(', ')}`]), ...unknown];
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

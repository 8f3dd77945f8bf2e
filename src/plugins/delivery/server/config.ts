import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import type { DeliveryViews } from '../shared/contracts';

const localeSchema = z.object({
  /** The code content is stored under and asked for by (`?locale=`). */
  code: z.string().min(1),
  /** Its BCP 47 tag, for `Content-Language`. */
  tag: z.string().min(2),
  /** What it is called in English. */
  language: z.string().min(1),
  /** ISO 15924. */
  script: z.string().length(4),
  direction: z.enum(['ltr', 'rtl']),
  /** Its tag in links to other languages, where that is not `tag`. */
  hreflang: z.string().min(2).optional(),
  /** The languages a reader understands as well, nearest first: who asked for none by name gets one of them for an entry that lacks theirs. */
  fallbacks: z.array(z.string()).readonly(),
});

/** Addresses and networks, such as `192.0.2.1` and `2001:db8::/32`. */
const networks = z.array(
  z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
    error: 'must be an IP address or a network such as 192.0.2.0/24',
  })
);

const rateLimitSchema = z.strictObject({
  /** Requests that a client may make within a window. */
  requests: z.int().min(1).max(1_000_000_000).default(12_000),
  /** The window, which begins with a client's first request. */
  windowSeconds: z.int().min(1).max(86_400).default(60),
  /** Whether who shows a valid token or has signed in is counted on their own, wherever they ask from. Else their address is. */
  perCaller: z.boolean().default(true),
  /** Addresses and networks that may ask as often as they like: a CDN, the server that builds a site. */
  exempt: networks.default([]),
});

const optionsSchema = z.strictObject({
  /** The language of a reader whose `Accept-Language` matches none. */
  defaultLocale: z.string(),
  /** The hub's languages; further properties of them are not looked at. */
  locales: z.array(localeSchema).min(1).readonly(),
  /**
   * What answers show of each content type, by uid: a link, a card and a page. Their names are checked against the
   * content types when the hub starts.
   */
  views: z
    .record(
      z.string(),
      z.custom<DeliveryViews>((value) => typeof value === 'object' && value !== null)
    )
    .default({}),
  /** What the OpenAPI document says of the API as a whole. */
  openapi: z.strictObject({
    title: z.string().min(1),
    /** The app's own, of its package.json, without it. */
    version: z.string().min(1).optional(),
    /** `identifier` is one of SPDX. */
    license: z.strictObject({ name: z.string(), identifier: z.string().optional(), url: z.string().optional() }),
    /** Entries of a page. */
    pageSize: z.strictObject({ default: z.int().min(1), max: z.int().min(1) }),
    /** The largest page and start. */
    maxInteger: z.int(),
    /**
     * What attributes of these names hold in every content type, as JSON Schemas, where their type does not tell, such as `json`; null only where the schema says
     * so. They may refer to the document's `components`.
     */
    attributes: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
    /** Operations of others, as parts of the document: their `paths` refer to its `components`, and to `schemas` of their own. */
    others: z
      .strictObject({
        tags: z.array(z.strictObject({ name: z.string(), description: z.string() })),
        paths: z.record(z.string(), z.record(z.string(), z.unknown())),
        schemas: z.record(z.string(), z.record(z.string(), z.unknown())),
      })
      .default({ tags: [], paths: {}, schemas: {} }),
  }),
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
  memoryMb: z.number().int().min(1).max(65_536).default(256),
  /** Seconds for which a browser uses what everybody may read without asking again. */
  maxAgeSeconds: z.number().int().min(0).default(0),
  /** The same for a CDN. The hub does not tell a CDN what has changed: so long it may send what it has. */
  sharedMaxAgeSeconds: z.number().int().min(0).default(60),
  /** Seconds after that for which a cache may still send what it has while it asks for it anew. */
  staleWhileRevalidateSeconds: z.number().int().min(0).default(60),
  /** The longest `Surrogate-Key`, in bytes; 0 for none. */
  surrogateKeyBytes: z.number().int().min(0).max(16_000).default(2_000),
  /** Whether every site may use what everybody may read. Else it depends on what `strapi::cors` says, and is kept for requests without `Origin` only. */
  anyOrigin: z.boolean().default(true),
  /** Has the hub tell Prometheus how it does, at `/metrics`, to who has this token. Without it there is no such address. */
  metrics: z.strictObject({ token: z.string().min(16) }).optional(),
  /** How often a client may ask the REST API, on each node; `false` for as often as it likes. */
  rateLimit: z.union([z.literal(false), rateLimitSchema]).default(rateLimitSchema.parse({})),
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

import { z } from 'zod';

import { exceptionsSchema } from './transliteration/exceptions';

const localeSchema = z.object({
  /** The code content is stored under and asked for by (`?locale=`). Never canonicalised: ICU turns `cnr` into `sr-ME`. */
  code: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, 'must look like a BCP 47 tag: sq, sr-Cyrl, pt-BR'),
  /** The language's name in itself, as its readers write it. */
  name: z.string().min(1).max(50),
  /** The language's name in English, for the names of roles. */
  language: z.string().min(1),
  /** BCP 47 tag for `lang` attributes and XLIFF. */
  tag: z.string().min(2),
  /** Value for `<link rel="alternate" hreflang>`. */
  hreflang: z.string().min(2).optional(),
  /** ISO 15924 script. */
  script: z.string().regex(/^[A-Z][a-z]{3}$/, 'must be an ISO 15924 code such as Latn or Cyrl'),
  /** PostgreSQL's ICU collation that sorts this language. */
  collation: z.string().min(1),
  direction: z.enum(['ltr', 'rtl']),
  /** The languages a missing text is taken from, nearest first. */
  fallbacks: z.array(z.string()).readonly(),
  /** The locale this one is the other script of: what a person wrote there counts here, transliterated. */
  transliterates: z.string().optional(),
});

const optionsSchema = z.object({
  defaultLocale: z.string(),
  locales: z.array(localeSchema).min(1).readonly(),
  /** Words that are not transliterated letter by letter. */
  transliterationExceptions: exceptionsSchema.optional(),
  /** The uids of the content types whose languages the hub completes. */
  contentTypes: z.array(z.string().regex(/^(api|plugin)::/, 'must be the uid of a content type')).readonly(),
});

export type Locale = z.infer<typeof localeSchema>;

/** The plugin's options: the hub's languages, and what is kept in all of them. */
export type LocalizationOptions = z.infer<typeof optionsSchema>;

/**
 * Checks the registry of languages.
 *
 * @param options - the plugin's raw options
 * @returns the same, typed
 * @throws one Error that lists every fault: a malformed property, a code used twice, an unknown default,
 *   a fallback that does not exist, is named twice or is the locale itself, scripts that transliterate each other
 */
export function parseLocaleRegistry(options: unknown): LocalizationOptions {
  const result = optionsSchema.safeParse(options);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(describeFaults(faults));
  }

  const faults = findFaults(result.data);
  if (faults.length > 0) throw new Error(describeFaults(faults));
  return result.data;
}

function findFaults({ defaultLocale, locales }: LocalizationOptions): string[] {
  const codes = locales.map((locale) => locale.code);
  const faults: string[] = [];
  if (!codes.includes(defaultLocale)) faults.push(`defaultLocale "${defaultLocale}" is not one of ${codes.join(', ')}`);

  for (const [index, { code, fallbacks, transliterates }] of locales.entries()) {
    if (codes.indexOf(code) !== index) faults.push(`${code}: is listed twice`);
    if (new Set(fallbacks).size !== fallbacks.length) faults.push(`${code}: names a fallback twice`);
    for (const fallback of fallbacks) {
      if (fallback === code) faults.push(`${code}: falls back to itself`);
      else if (!codes.includes(fallback)) faults.push(`${code}: falls back to the unknown locale "${fallback}"`);
    }
    if (transliterates === undefined) continue;
    const original = locales.find((locale) => locale.code === transliterates);
    if (!original) faults.push(`${code}: transliterates the unknown locale "${transliterates}"`);
    else if (original.transliterates !== undefined) {
      faults.push(`${code}: transliterates ${transliterates}, which is transliterated itself`);
    }
  }
  return faults;
}

function describeFaults(faults: string[]): string {
  return `The localization plugin's registry of locales is not usable:\n${faults.map((fault) => `  ${fault}`).join('\n')}`;
}

import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

/** A language of the hub, as far as negotiation needs it. */
export interface Language {
  /** The code its content is stored under and asked for by. */
  code: string;
  /** Its BCP 47 tag. */
  tag: string;
  /** The tag search engines know it by, where that differs. */
  hreflang?: string | undefined;
}

/** Finds the language for the value of an `Accept-Language` header. */
export type Negotiate = (header: string | undefined) => string;

/** Browsers send less than 100 characters. What is longer than this is not read at all. */
const MAX_HEADER_LENGTH = 500;
/** Ranges that are looked up, those the reader likes best. */
const MAX_RANGES = 20;
/** Headers whose language is remembered. */
const MAX_REMEMBERED = 1_000;

/**
 * Makes the function that finds the language a reader gets who asks for none by `locale`.
 *
 * The rule is the lookup of RFC 4647, section 3.4: the ranges in the order of their weights, each cut off from its end
 * (`sq-XK`, `sq`) until a language has that name; `*` and a weight of 0 choose nothing. A language has these names: its
 * code, its tag, its hreflang, and these with the script and country they stand for by the likely subtags of Unicode
 * CLDR (UTS 35, section 4.3). A range that is nobody's name is written out the same way and tried again: lookup alone
 * would find nothing for `sr`, which is written in two scripts. So `sr` and `sr-RS` are `sr-Cyrl`, `sr-ME` and
 * `sr-Latn-ME` are `cnr`, and the withdrawn `sh` is `sr-Latn`. Only what was asked for is rewritten, never a code.
 *
 * @param locales - the hub's languages
 * @param defaultLocale - the code where nothing matches, the header is missing, longer than 500 characters or not one
 * @returns a function that is quick enough for every request and never throws: it remembers 1,000 headers
 */
export function createNegotiator({
  locales,
  defaultLocale,
}: {
  locales: readonly Language[];
  defaultLocale: string;
}): Negotiate {
  const codes = codesByName(locales);
  const remembered = new LRUCache<string, string>({ max: MAX_REMEMBERED });

  return (header) => {
    if (header === undefined || header.length > MAX_HEADER_LENGTH) return defaultLocale;
    const known = remembered.get(header);
    if (known !== undefined) return known;
    const found = findFirst(rangesOf(header), (range) => lookUp(range, codes)) ?? defaultLocale;
    remembered.set(header, found);
    return found;
  };
}

/** Names that a language was given win over those that follow from them. */
function codesByName(locales: readonly Language[]): Map<string, string> {
  const given = locales.flatMap(({ code, tag, hreflang }) =>
    [code, tag, hreflang ?? tag].map((name) => ({ name, code }))
  );
  const likely = given.map(({ name, code }) => ({ name: writeOut(name) ?? name, code }));
  const codes = new Map<string, string>();
  for (const { name, code } of [...given, ...likely]) {
    if (!codes.has(name.toLowerCase())) codes.set(name.toLowerCase(), code);
  }
  return codes;
}

const rangesOf = (header: string): string[] =>
  new Negotiator({ headers: { 'accept-language': header } }).languages().slice(0, MAX_RANGES);

function lookUp(range: string, codes: Map<string, string>): string | undefined {
  const byName = findFirst(shortened(range), (name) => codes.get(name));
  if (byName !== undefined) return byName;
  const full = writeOut(range);
  return full === undefined ? undefined : findFirst(shortened(full), (name) => codes.get(name));
}

/** The range and what remains when subtags are taken from its end; a single letter goes with what it introduces. */
function shortened(range: string): string[] {
  const subtags = range.toLowerCase().split('-');
  return subtags
    .map((_, index) => subtags.slice(0, subtags.length - index))
    .filter((rest) => rest.length === 1 || rest.at(-1)?.length !== 1)
    .map((rest) => rest.join('-'));
}

/** @returns the tag with its likely script and country, undefined where it is no tag of BCP 47 */
function writeOut(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).maximize().baseName;
  } catch {
    return undefined;
  }
}

function findFirst<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

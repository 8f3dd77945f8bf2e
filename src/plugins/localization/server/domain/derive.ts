import type { Locale } from './locale-registry';
import type { OwnTexts, ShownText } from './own-texts';
import { isEmptyText, segmentTexts, type Text, type Texts } from './texts';

/** One layer of an entry, draft or published: the source's texts, and what other versions have of their own. */
export interface TextLayer {
  sourceLocale: string;
  source: Texts;
  /** By locale; without the source's. */
  own: ReadonlyMap<string, OwnTexts>;
  /** Languages that nothing is taken from, because readers do not get them. */
  withheld?: ReadonlySet<string>;
}

export interface Deriver {
  /** What a version shows: by path, for every text field that the source or the version itself has text in. */
  show(layer: TextLayer, locale: string): Map<string, ShownText>;
  /** The languages a version's text may come from, nearest first. */
  chainOf(locale: string, sourceLocale: string): string[];
}

/** Writes a text in the other script; its structure stays. */
export type Transliterate = <Value extends Text>(text: Value) => Value;

/**
 * Derives versions.
 *
 * @param transliterate - from the script of a locale into that of one that names it as what it transliterates
 */
export function createDeriver({
  locales,
  transliterate,
}: {
  locales: readonly Locale[];
  transliterate: Transliterate;
}): Deriver {
  const byCode = new Map(locales.map((locale) => [locale.code, locale]));

  /** What a version has at a path in its own language, written or transliterated. */
  function ownText(layer: TextLayer, locale: string, path: string): ShownText | undefined {
    if (locale === layer.sourceLocale) {
      const text = layer.source.get(path);
      return text === undefined ? undefined : { text, locales: segmentTexts(text).map(() => locale) };
    }
    if (layer.withheld?.has(locale)) return undefined;
    const own = layer.own.get(locale)?.[path];
    if (own) return { text: own.text, locales: own.segments.map((segment) => segment.locale) };

    const original = byCode.get(locale)?.transliterates;
    const written = original === undefined ? undefined : ownText(layer, original, path);
    if (!written?.locales.includes(original as string)) return undefined;
    return {
      text: transliterate(written.text),
      locales: written.locales.map((one) => (one === original ? locale : one)),
    };
  }

  // The source shows its own text alone: what others were made from is not made from them.
  const chainOf = (locale: string, sourceLocale: string): string[] =>
    locale === sourceLocale ? [locale] : [...new Set([locale, ...(byCode.get(locale)?.fallbacks ?? []), sourceLocale])];

  return {
    chainOf,
    show(layer, locale) {
      const chain = chainOf(locale, layer.sourceLocale);
      const originals = chain.flatMap((code) => byCode.get(code)?.transliterates ?? []);
      const ownPaths = [...chain, ...originals].flatMap((code) => pathsOf(layer, code));
      const shown = new Map<string, ShownText>();
      for (const path of new Set([...layer.source.keys(), ...ownPaths])) {
        for (const code of chain) {
          const text = ownText(layer, code, path);
          if (!text || isEmptyText(text.text)) continue;
          shown.set(path, text);
          break;
        }
      }
      return shown;
    },
  };
}

/** Where a version has texts of its own; a slug, which has no segments, is not one. */
const pathsOf = (layer: TextLayer, locale: string): string[] =>
  Object.entries(layer.own.get(locale) ?? {}).flatMap(([path, { segments }]) => (segments.length > 0 ? [path] : []));

/** The language a version is in as a whole, and that of its fields where they differ. */
export interface VersionLanguages {
  contentLocale: string;
  fieldLocales: Record<string, string | string[]> | null;
}

/**
 * Says which language a version is in: its own where all of it is, else the furthest along its chain of those it shows, so that
 * nobody takes a version for better than it is.
 */
export function languagesOf({
  locale,
  chain,
  shown,
}: {
  locale: string;
  chain: readonly string[];
  shown: ReadonlyMap<string, ShownText>;
}): VersionLanguages {
  const found = new Set([...shown.values()].flatMap(({ locales }) => locales));
  // A language may have left the registry, or the chain, since a text in it was taken over.
  const distance = (code: string) => (chain.includes(code) ? chain.indexOf(code) : chain.length);
  const furthest = [...found].sort((one, other) => distance(other) - distance(one))[0];
  return {
    contentLocale: furthest ?? locale,
    fieldLocales:
      found.size < 2 ? null : Object.fromEntries([...shown].map(([path, text]) => [path, fieldLocale(text)])),
  };
}

export function fieldLocale({ locales }: ShownText): string | string[] {
  const [first] = locales;
  return first !== undefined && locales.every((locale) => locale === first) ? first : [...locales];
}

/** How many segments of a version are not in its language, or lacking from it. */
export function countUntranslated({
  locale,
  source,
  own,
  shown,
}: {
  locale: string;
  source: Texts;
  own: OwnTexts;
  shown: ReadonlyMap<string, ShownText>;
}): number {
  let count = 0;
  for (const [path, { text, locales }] of shown) {
    const texts = segmentTexts(text);
    count += locales.filter((code, index) => code !== locale && texts[index] !== '').length;
    const segments = typeof text === 'string' ? undefined : own[path]?.segments;
    if (segments) count += countLacking(segments, segmentTexts(source.get(path)));
  }
  return count;
}

/** Blocks of the source that no own block was made from, less those that an own block was made from before they changed. */
function countLacking(segments: OwnTexts[string]['segments'], sources: readonly string[]): number {
  const made = segments.flatMap(({ source }) => source ?? []);
  const lacking = sources.filter((source) => {
    const index = made.indexOf(source);
    if (index !== -1) made.splice(index, 1);
    return index === -1 && source !== '';
  });
  return Math.max(0, lacking.length - segments.filter(({ isStale }) => isStale).length);
}

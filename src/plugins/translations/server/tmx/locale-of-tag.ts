/** A language of the hub. */
export interface TaggedLocale {
  code: string;
  /** BCP 47. */
  tag: string;
  /** As the web writes it, where that is another: `sr-ME` for `cnr`. */
  hreflang?: string;
  /** ISO 15924. */
  script: string;
}

/**
 * Finds the hub's language of a tag another tool wrote: the same tag, whatever its case; else the same language in the same script, whatever
 * the region. A tag without a script is in the one that its language has there (https://www.unicode.org/cldr/charts/latest/supplemental/likely_subtags.html),
 * where the hub has several.
 *
 * @param tag - BCP 47, or with the underscores of Java
 * @returns nothing where the hub has no such language
 */
export function localeOfTag({ tag, locales }: { tag: string; locales: readonly TaggedLocale[] }): string | undefined {
  const wanted = tag.replaceAll('_', '-').toLowerCase();
  const same = locales.find((locale) => locale.tag.toLowerCase() === wanted);
  if (same) return same.code;
  const onTheWeb = locales.find(({ hreflang }) => hreflang?.toLowerCase() === wanted);
  if (onTheWeb) return onTheWeb.code;
  const [language, ...rest] = wanted.split('-');
  const candidates = locales.filter((locale) => locale.tag.toLowerCase().split('-')[0] === language);
  const written = rest.find((part) => /^[a-z]{4}$/.test(part));
  const script = written ?? (candidates.length > 1 ? likelyScript(wanted) : undefined);
  return candidates.find((locale) => script === undefined || locale.script.toLowerCase() === script)?.code;
}

function likelyScript(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).maximize().script?.toLowerCase();
  } catch {
    // No tag at all.
    return undefined;
  }
}

/** What is known of a language. */
export interface FamilyLocale {
  code: string;
  /** ISO 15924. */
  script: string;
  transliterates?: string;
}

/** A language that gives translations. */
export interface Lender {
  /** Whose translations they are. */
  locale: string;
  /** What the text is in once it is given: another locale where it is transliterated. */
  givenAs: string;
  isTransliterated: boolean;
}

interface LendersRequest {
  locale: string;
  locales: readonly FamilyLocale[];
  families: readonly (readonly string[])[];
}

/**
 * Says whose translations are offered in a language: its own first, then those of its family in its script, as they are or transliterated.
 * Only Cyrillic is transliterated, into Latin script: letter by letter the other way is not certain (nj is њ, or нј).
 */
export function lendersOf({ locale, locales, families }: LendersRequest): Lender[] {
  const languages = families.find((family) => family.includes(languageOf(locale))) ?? [languageOf(locale)];
  const script = locales.find(({ code }) => code === locale)?.script;
  const lenders = locales.flatMap(({ code, script: own }): Lender[] => {
    if (code === locale || !languages.includes(languageOf(code))) return [];
    if (own === script) return [{ locale: code, givenAs: code, isTransliterated: false }];
    const other = locales.find(({ transliterates, script: theirs }) => transliterates === code && theirs === script);
    return other ? [{ locale: code, givenAs: other.code, isTransliterated: true }] : [];
  });
  return [{ locale, givenAs: locale, isTransliterated: false }, ...lenders];
}

const languageOf = (code: string): string => code.split('-')[0] ?? code;

import type { LanguageProgress } from '../../shared/contracts';

/** In percent, rounded down: 100 is all of them. Of nothing there is no share. */
export const percentOf = (part: number, whole: number): number | undefined =>
  whole === 0 ? undefined : Math.floor((part / whole) * 100);

const hasWork = ({ staleSegments, untranslatedSegments }: LanguageProgress): boolean =>
  staleSegments + untranslatedSegments > 0;

/** The language to begin with: the person's own, or else the first in which something is left to do, or can be. */
export function firstLanguage(languages: readonly LanguageProgress[], own: string | undefined): string {
  const first =
    languages.find(({ locale }) => locale === own) ??
    languages.find(hasWork) ??
    languages.find(({ versions }) => versions > 0) ??
    languages[0];
  return first?.locale ?? '';
}

import { paragraphs, type Field, type OwnText, type Text } from '../content';
import type { Locale } from '../registry';
import { transliterate } from '../transliterate';

import { fieldsOf, type LayerVersion } from './model';

/** A text as a version shows it. */
export interface Shown {
  text: Text;
  /** The language of each paragraph; one where it is no `blocks` field. */
  languages: Locale[];
  /** What stands behind it where the version counts it as its own. */
  own?: OwnText;
  /** Whether a person wrote it in this version. */
  isWritten: boolean;
}

/** What a version shows in a field: what the first of its chain has that has any. */
export function shown(version: LayerVersion, field: Field): Shown {
  const { entry, layer, locale } = version;
  for (const candidate of chainOf(version)) {
    if (layer === 'published' && entry.withheld.has(candidate)) continue;
    const found = ownText({ ...version, locale: candidate }, field);
    if (!found) continue;
    const { segments, isBlocks } = found.own;
    return {
      text: isBlocks ? segments.map(({ text }) => text) : (segments[0]?.text ?? ''),
      languages: segments.map(({ keptFrom }) => keptFrom ?? candidate),
      own: candidate === locale ? found.own : undefined,
      isWritten: candidate === locale && found.isWritten,
    };
  }
  return { text: field.isBlocks ? [] : '', languages: [], isWritten: false };
}

/** What the source does not say, nobody says in its name. */
const chainOf = ({ registry, entry, locale }: LayerVersion): Locale[] =>
  locale === entry.source ? [locale] : [locale, ...(registry.fallbacks.get(locale) ?? []), entry.source];

/** What a version counts as its own text of a field: written, the source's, or another script of what is its own there. */
function ownText(version: LayerVersion, field: Field): { own: OwnText; isWritten: boolean } | undefined {
  const { registry, entry, layer, locale } = version;
  if (locale === entry.source) {
    const texts = paragraphs(field.part.texts[field.name]);
    if (texts.length === 0) return undefined;
    const segments = texts.map((text) => ({ text, madeFrom: text }));
    return { own: { isBlocks: field.isBlocks, segments }, isWritten: true };
  }
  const written = entry.own[layer].get(locale)?.get(field.key);
  if (written) return { own: written, isWritten: true };
  const other = registry.transliterates.get(locale);
  if (other === undefined || (layer === 'published' && entry.withheld.has(other))) return undefined;
  const origin = ownText({ ...version, locale: other }, field)?.own;
  // Nothing is in the other script where nobody wrote any of it.
  if (!origin?.segments.some(({ keptFrom }) => keptFrom === undefined)) return undefined;
  const segments = origin.segments.map((segment) =>
    segment.keptFrom === undefined ? { ...segment, text: transliterate(segment.text) } : segment
  );
  return { own: { ...origin, segments }, isWritten: false };
}

/** The languages a version's text is in: as a whole, and by field. */
export function contentLocales(version: LayerVersion): {
  contentLocale: Locale;
  fieldLocales: Record<string, Locale | Locale[]> | null;
} {
  const byPath: [string, Locale[]][] = [];
  for (const field of fieldsOf(version.entry, version.layer)) {
    const { languages } = shown(version, field);
    if (languages.length > 0) byPath.push([field.path, languages]);
  }
  const chain = chainOf(version);
  const distance = (language: Locale) => (chain.includes(language) ? chain.indexOf(language) : chain.length);
  const all = [...new Set(byPath.flatMap(([, languages]) => languages))];
  const contentLocale = all.reduce((far, next) => (distance(next) > distance(far) ? next : far), version.locale);
  const isWhole = all.every((language) => language === contentLocale);
  const fieldLocales = Object.fromEntries(
    byPath.map(([path, languages]) => [path, new Set(languages).size === 1 ? (languages[0] ?? '') : languages])
  );
  return { contentLocale, fieldLocales: isWhole ? null : fieldLocales };
}

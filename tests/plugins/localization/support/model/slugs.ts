import type { Locale } from '../registry';
import { shapeOf } from '../schema';
import { slugify } from '../transliterate';

import { fieldsOf, LAYERS, type Entry, type LayerVersion } from './model';
import { shown } from './shown';

/** What a version's slug may be made from where nobody wrote it. */
export function slugOrigins(version: LayerVersion): string[] {
  const { slugFrom = '' } = shapeOf(version.entry.type);
  const field = fieldsOf(version.entry, version.layer).find(({ path }) => path === slugFrom);
  const title = field && shown(version, field);
  return title?.own ? [slugify(String(title.text))] : [];
}

/** A slug somebody wrote in a draft is published with it. */
export function publishSlug(entry: Entry, locale: Locale): void {
  const slug = entry.slugs.draft.get(locale);
  if (slug !== undefined) entry.slugs.published.set(locale, slug);
}

/** A draft that is discarded has the slug again that it was published with. */
export function discardSlug(entry: Entry, locale: Locale): void {
  const slug = entry.slugs.published.get(locale);
  if (slug === undefined) entry.slugs.draft.delete(locale);
  else entry.slugs.draft.set(locale, slug);
}

/** A version that is deleted may have the slug again that readers knew, or another. */
export function forgetSlug(entry: Entry, locale: Locale): void {
  for (const layer of LAYERS) entry.slugs[layer].delete(locale);
  const known = entry.knownSlugs.get(locale);
  if (known !== undefined) entry.formerSlugs.set(locale, known);
  entry.knownSlugs.delete(locale);
}

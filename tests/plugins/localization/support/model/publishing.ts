import type { Order } from '../edit';
import type { Locale } from '../registry';

import { discardLinks, publishLinks, unlink } from './links';
import { entryOf, isVisible, refuse, type Entry, type Model, type Version } from './model';
import { dropTextsOf, splitByDraft } from './own-texts';
import { following, hasOwn, isComplete } from './progress';
import { discardSlug, publishSlug } from './slugs';

/** The source goes out with what is shared, another version with its own texts alone. */
export function publish(model: Model, { entry: id, locales }: Order<'publish'>): void {
  const { registry } = model;
  const entry = entryOf(model, id);
  checkMayPublish(entry, locales);
  const chosen = locales === '*' ? registry.locales.filter((code) => !entry.withheld.has(code)) : locales;
  following(model, entry, () => {
    if (chosen.includes(entry.source)) publishSource(model, entry);
    for (const locale of chosen) if (locale !== entry.source) publishOwn({ registry, entry, locale });
  });
}

/** @throws Refusal where a version that is named cannot go out */
export function checkMayPublish(entry: Entry, locales: Locale[] | '*'): void {
  if (locales === '*') return;
  if (locales.some((locale) => entry.withheld.has(locale))) refuse('a withheld version cannot be published');
  if (!entry.published && !locales.includes(entry.source)) refuse('its source is not published');
}

function publishSource(model: Model, entry: Entry): void {
  const before = entry.published;
  entry.published = structuredClone(entry.draft);
  publishSlug(entry, entry.source);
  if (before) dropTextsOf(entry.own.published, { before, after: entry.published });
  publishLinks(model, entry);
}

/** A part that only the published source still has keeps the text it was published with. */
function publishOwn(version: Version): void {
  const { entry, locale } = version;
  const isNothingLeft = isComplete(version);
  const { elsewhere } = splitByDraft(entry, entry.own.published.get(locale));
  entry.own.published.set(locale, new Map([...elsewhere, ...structuredClone(entry.own.draft.get(locale) ?? [])]));
  publishSlug(entry, locale);
  if (isNothingLeft && hasOwn(version)) entry.states.set(locale, 'translated');
}

/** The source's takes the entry off in all languages; another's takes back what was published of its own. */
export function unpublish(model: Model, { entry: id, locales }: Order<'unpublish'>): void {
  const entry = entryOf(model, id);
  const chosen = locales === '*' ? model.registry.locales : locales;
  for (const locale of chosen) if (locale !== entry.source) entry.own.published.delete(locale);
  following(model, entry, () => {
    if (!chosen.includes(entry.source)) return;
    entry.published = undefined;
    unlink(model, { entry, layer: 'published' });
  });
}

/** The source's draft goes back to what is published, another's own texts do. */
export function discard(model: Model, { entry: id, locale }: Order<'discard'>): void {
  const entry = entryOf(model, id);
  const { published } = entry;
  if (!published || !isVisible({ entry, layer: 'published', locale })) return refuse('nothing is published');
  following(model, entry, () => {
    discardSlug(entry, locale);
    if (locale === entry.source) {
      const before = entry.draft;
      entry.draft = structuredClone(published);
      dropTextsOf(entry.own.draft, { before, after: entry.draft });
      discardLinks(model, entry);
    } else {
      const { inDraft } = splitByDraft(entry, entry.own.published.get(locale));
      entry.own.draft.set(locale, new Map(structuredClone([...inDraft])));
    }
  });
}

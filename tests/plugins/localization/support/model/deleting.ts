import type { Part } from '../content';
import type { Order } from '../edit';
import { shapeOf, type Shape } from '../schema';

import { unlink } from './links';
import { entryOf, fieldsOf, LAYERS, refuse, type Entry, type Model } from './model';
import { following } from './progress';
import { forgetSlug } from './slugs';

/** A version that is not the source's is derived again; the source's is the entry, where nothing was made from it. */
export function remove(model: Model, { entry: id, locale }: Order<'delete'>): void {
  const entry = entryOf(model, id);
  if (locale !== '*' && locale !== entry.source) {
    return following(model, entry, () => {
      for (const layer of LAYERS) entry.own[layer].delete(locale);
      forgetSlug(entry, locale);
      entry.withheld.delete(locale);
      entry.states.set(locale, 'derived');
    });
  }
  if (locale !== '*' && hasTranslations(entry)) refuse('another version has own texts');
  removeEntry(model, entry);
}

function hasTranslations(entry: Entry): boolean {
  const keys = LAYERS.flatMap((layer) => fieldsOf(entry, layer).map(({ key }) => key));
  return LAYERS.some((layer) => [...entry.own[layer].values()].some((own) => keys.some((key) => own.has(key))));
}

function removeEntry(model: Model, entry: Entry): void {
  model.entries.delete(entry.id);
  for (const layer of LAYERS) unlink(model, { entry, layer });
  for (const other of model.entries.values()) {
    const shape = shapeOf(other.type);
    for (const part of [other.draft, other.published]) if (part) forget({ part, shape, gone: entry });
  }
}

/** What leads one way leads there no longer. */
function forget({ part, shape, gone }: { part: Part; shape: Shape; gone: Entry }): void {
  for (const [field, { type }] of shape.oneWay) {
    const value = part.values[field];
    if (type === gone.type && Array.isArray(value)) part.values[field] = value.filter((id) => id !== gone.id);
  }
  for (const [slot, { shape: inner }] of shape.slots) {
    for (const row of part.slots[slot] ?? []) forget({ part: row, shape: inner, gone });
  }
}

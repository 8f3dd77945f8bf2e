import type { Locale } from '../registry';
import { shapeOf } from '../schema';

import { entryOf, isVisible, type Entry, type Layer, type Model } from './model';

/** One side of a two-way relation: a field of an entry. */
interface End {
  entry: Entry;
  layer: Layer;
  field: string;
}

const listKey = (entry: number, field: string) => `${entry}.${field}`;

/** All entries that a side leads to, in order. */
export const linksOf = (model: Model, { entry, layer, field }: End): number[] =>
  model.links[layer].get(listKey(entry.id, field)) ?? [];

/** The entries that a version leads to: those that have the same language and layer. */
export const linked = (model: Model, { locale, ...end }: End & { locale: Locale }): number[] =>
  linksOf(model, end).filter((id) => isVisible({ entry: entryOf(model, id), layer: end.layer, locale }));

/** Makes a side of a relation lead to these entries, in this order, and the other sides back. */
export function link(model: Model, { entry, layer, field, targets }: End & { targets: number[] }): void {
  const links = model.links[layer];
  const side = shapeOf(entry.type).twoWay.get(field);
  if (!side) throw new Error(`${entry.type} has no relation ${field}`);
  const key = listKey(entry.id, field);
  const before = links.get(key) ?? [];
  const without = (list: string, id: number) => (links.get(list) ?? []).filter((one) => one !== id);
  const inverseOf = (id: number) => listKey(id, side.inverse);
  for (const id of before.filter((one) => !targets.includes(one))) {
    links.set(inverseOf(id), without(inverseOf(id), entry.id));
  }
  for (const id of targets.filter((one) => !before.includes(one))) {
    const there = links.get(inverseOf(id)) ?? [];
    if (side.isInverseMany) {
      links.set(inverseOf(id), [...there, entry.id]);
      model.openOrders[layer].add(inverseOf(id));
    } else {
      // It can have one only, and leaves the one it had.
      for (const other of there) links.set(listKey(other, field), without(listKey(other, field), id));
      links.set(inverseOf(id), [entry.id]);
    }
  }
  links.set(key, [...targets]);
  model.openOrders[layer].delete(key);
}

/** Takes an entry out of all two-way relations of a layer. */
export function unlink(model: Model, { entry, layer }: Omit<End, 'field'>): void {
  for (const field of shapeOf(entry.type).twoWay.keys()) link(model, { entry, layer, field, targets: [] });
}

/** Publishes an entry's relations, as far as the other ends are published. */
export function publishLinks(model: Model, entry: Entry): void {
  for (const field of shapeOf(entry.type).twoWay.keys()) {
    const drafted = linksOf(model, { entry, layer: 'draft', field });
    const targets = drafted.filter((id) => entryOf(model, id).published);
    link(model, { entry, layer: 'published', field, targets });
  }
}

/** Puts a draft's relations back to what is published. */
export function discardLinks(model: Model, entry: Entry): void {
  for (const [field, { isMany }] of shapeOf(entry.type).twoWay) {
    const drafted = linksOf(model, { entry, layer: 'draft', field });
    // What cannot be published yet was not taken back either, except where what is published takes its place.
    const waiting = drafted.filter((id) => !entryOf(model, id).published);
    const targets = [...linksOf(model, { entry, layer: 'published', field }), ...waiting];
    link(model, { entry, layer: 'draft', field, targets: isMany ? targets : targets.slice(0, 1) });
    if (waiting.length > 0) model.openOrders.draft.add(listKey(entry.id, field));
  }
}

/** Gives a clone its original's relations; what only one entry can have stays with the original. */
export function copyLinks(model: Model, { original, copy }: { original: Entry; copy: Entry }): void {
  for (const [field, { isInverseMany }] of shapeOf(copy.type).twoWay) {
    if (!isInverseMany) continue;
    const targets = [...linksOf(model, { entry: original, layer: 'draft', field })];
    link(model, { entry: copy, layer: 'draft', field, targets });
  }
}

import { fieldKey, type Part, type Text } from '../content';
import type { Data, Order, PartData, RowData } from '../edit';
import { shapeOf, type Shape } from '../schema';

import { copyLinks, link } from './links';
import { entryOf, fieldsOf, newKey, nextEntry, type Entry, type Model, type Version } from './model';
import { dropTextsOf, writeText } from './own-texts';
import { following } from './progress';
import { checkMayPublish, publish } from './publishing';

/** The language an entry is created in is its source; it has a draft in all of them. */
export function create(model: Model, { type, locale, data, publish: isPublished }: Order<'create'>): Entry {
  const { registry } = model;
  model.lastEntry = nextEntry(model);
  const entry: Entry = {
    id: model.lastEntry,
    type,
    source: locale,
    draft: { key: newKey(model), texts: {}, values: {}, slots: {} },
    own: { draft: new Map(), published: new Map() },
    states: new Map(registry.locales.map((code) => [code, 'derived'])),
    withheld: new Set(),
    slugs: { draft: new Map(), published: new Map() },
    knownSlugs: new Map(),
    formerSlugs: new Map(),
  };
  entry.states.set(locale, 'translated');
  model.entries.set(entry.id, entry);
  writeDraft(model, { entry, locale, data });
  if (isPublished) publish(model, { entry: entry.id, locales: [locale] });
  return entry;
}

/** The source's text is everybody's; in another version, what is another text than before becomes that version's own. */
export function save(model: Model, { entry: id, locale, data, publish: isPublished }: Order<'save'>): void {
  const entry = entryOf(model, id);
  if (isPublished) checkMayPublish(entry, [locale]);
  following(model, entry, () => writeDraft(model, { entry, locale, data }));
  if (isPublished) publish(model, { entry: id, locales: [locale] });
}

function writeDraft(model: Model, { entry, locale, data }: Pick<Version, 'entry' | 'locale'> & { data: Data }): void {
  const { registry } = model;
  const { relations = {}, slug, ...content } = data;
  const before = structuredClone(entry.draft);
  const texts = writeShared({ part: entry.draft, shape: shapeOf(entry.type), data: content });
  dropTextsOf(entry.own.draft, { before, after: entry.draft });
  for (const field of fieldsOf(entry, 'draft')) {
    const text = texts.get(field.key);
    if (text === undefined) continue;
    if (locale === entry.source) field.part.texts[field.name] = text;
    else writeText({ registry, entry, locale }, field, text);
  }
  if (slug !== undefined) entry.slugs.draft.set(locale, slug);
  for (const [field, { targets }] of Object.entries(relations)) link(model, { entry, layer: 'draft', field, targets });
}

/** Writes what is shared; gives back the texts that are to be written, by field. */
function writeShared({ part, shape, data }: { part: Part; shape: Shape; data: PartData }): Map<string, Text> {
  const { texts = {}, values = {}, slots = {} } = data;
  const written = new Map(Object.entries(texts).map(([name, text]) => [fieldKey(part, name), text]));
  Object.assign(part.values, values);
  for (const name of shape.texts.keys()) part.texts[name] ??= shape.texts.get(name) === 'blocks' ? [] : '';
  for (const [slot, rows] of Object.entries(slots)) {
    const inner = shape.slots.get(slot)?.shape;
    if (!inner) throw new Error(`${shape.uid} has no ${slot}`);
    const stored = part.slots[slot] ?? [];
    part.slots[slot] = rows.map((row: RowData) => {
      const target = stored.find(({ key }) => key === row.key) ?? { key: row.key, texts: {}, values: {}, slots: {} };
      for (const [key, text] of writeShared({ part: target, shape: inner, data: row })) written.set(key, text);
      return target;
    });
  }
  return written;
}

/** Copies the source's draft into a new entry, without translations. */
export function clone(model: Model, { entry: id, slug }: Order<'clone'>): void {
  const original = entryOf(model, id);
  const copyPart = (part: Part): Part => ({
    key: newKey(model),
    texts: structuredClone(part.texts),
    values: structuredClone(part.values),
    slots: Object.fromEntries(Object.entries(part.slots).map(([slot, rows]) => [slot, rows.map(copyPart)])),
  });
  const copy = create(model, { type: original.type, locale: original.source, data: {}, publish: false });
  copy.draft = copyPart(original.draft);
  if (slug !== undefined) copy.slugs.draft.set(copy.source, slug);
  copyLinks(model, { original, copy });
}

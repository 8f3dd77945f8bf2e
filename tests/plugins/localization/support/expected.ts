import { isEmpty, listFields, type Part, type Text } from './content';
import type { Entry, Layer, Model } from './model';
import type { Locale } from './registry';
import { shapeOf, type Shape } from './schema';

/** One row of an entry and all that hangs on it, whether from the model or from the hub. */
export interface RowView {
  content: Record<string, unknown>;
  /** Both sides of two-way relations, by field. */
  links: Record<string, (number | string)[]>;
  contentLocale: string | null;
  fieldLocales: Record<string, string | string[]> | null;
}

/** What the records say of a version. */
export interface RecordView {
  sourceLocale: string;
  contentLocale: string;
  state: string;
  staleCount: number;
  untranslatedCount: number;
}

export const LAYERS: Layer[] = ['draft', 'published'];

export const rowName = (entry: number, layer: Layer, locale: Locale) => `#${entry} ${layer} ${locale}`;

/** All rows the hub must hold, by name. */
export function expectedRows(model: Model): Map<string, RowView> {
  const rows = new Map<string, RowView>();
  for (const entry of model.entries.values()) {
    for (const layer of LAYERS) {
      for (const locale of model.registry.locales) {
        if (!model.isVisible(entry, layer, locale)) continue;
        rows.set(rowName(entry.id, layer, locale), expectedRow(model, entry, layer, locale));
      }
    }
  }
  return rows;
}

function expectedRow(model: Model, entry: Entry, layer: Layer, locale: Locale): RowView {
  const shape = shapeOf(entry.type);
  const part = layer === 'draft' ? entry.draft : entry.published;
  if (!part) throw new Error(`#${entry.id} has no ${layer} layer`);
  const texts = new Map(
    listFields(shape, part).map((field) => [field.key, model.shown(entry, layer, locale, field).text])
  );
  const isThere = (id: number) => {
    const target = model.entries.get(id);
    return target !== undefined && model.isVisible(target, layer, locale);
  };
  return {
    content: describe({ shape, part, texts, isThere }),
    links: Object.fromEntries(
      [...shape.twoWay.keys()].map((field) => [field, model.linked(entry, layer, locale, field)])
    ),
    ...model.contentLocales(entry, layer, locale),
  };
}

interface Description {
  shape: Shape;
  part: Part;
  texts: Map<string, Text>;
  isThere: (id: number) => boolean;
}

function describe({ shape, part, texts, isThere }: Description): Record<string, unknown> {
  const described: Record<string, unknown> = {};
  for (const name of shape.texts.keys()) described[name] = plainText(texts.get(`${part.key}.${name}`));
  for (const name of shape.scalars.keys()) described[name] = part.values[name] ?? null;
  for (const name of shape.media.keys()) described[name] = part.values[name] ?? [];
  for (const name of shape.oneWay.keys()) {
    const value = part.values[name];
    described[name] = Array.isArray(value) ? value.filter(isThere) : [];
  }
  for (const [slot, { shape: inner }] of shape.slots) {
    described[slot] = (part.slots[slot] ?? []).map((row) => describe({ shape: inner, part: row, texts, isThere }));
  }
  return described;
}

/** No text is the same however it is stored. */
export const plainText = (text: Text | undefined): Text => (text === undefined || isEmpty(text) ? '' : text);

/** All records the hub must hold, by entry and language. */
export function expectedRecords(model: Model): Map<string, RecordView> {
  const records = new Map<string, RecordView>();
  for (const entry of model.entries.values()) {
    for (const locale of model.registry.locales) {
      records.set(`#${entry.id} ${locale}`, {
        sourceLocale: entry.source,
        contentLocale: model.contentLocales(entry, 'draft', locale).contentLocale,
        state: entry.withheld.has(locale) ? 'withheld' : (entry.states.get(locale) ?? 'derived'),
        staleCount: model.staleSegments(entry, locale).length,
        untranslatedCount: model.untranslatedCount(entry, locale),
      });
    }
  }
  return records;
}

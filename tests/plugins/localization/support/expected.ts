import { isEmpty, listFields, type Part, type Text } from './content';
import { linked } from './model/links';
import { isVisible, LAYERS, partOf, type Layer, type LayerVersion, type Model } from './model/model';
import { staleSegments, untranslatedCount } from './model/progress';
import { contentLocales, shown } from './model/shown';
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

export const rowName = (entry: number, layer: Layer, locale: Locale) => `#${entry} ${layer} ${locale}`;

/** All rows the hub must hold, by name. */
export function expectedRows(model: Model): Map<string, RowView> {
  const { registry } = model;
  const rows = new Map<string, RowView>();
  for (const entry of model.entries.values()) {
    for (const layer of LAYERS) {
      for (const locale of registry.locales) {
        if (!isVisible({ entry, layer, locale })) continue;
        rows.set(rowName(entry.id, layer, locale), expectedRow(model, { registry, entry, layer, locale }));
      }
    }
  }
  return rows;
}

function expectedRow(model: Model, version: LayerVersion): RowView {
  const { entry, layer, locale } = version;
  const shape = shapeOf(entry.type);
  const part = partOf(entry, layer);
  if (!part) throw new Error(`#${entry.id} has no ${layer} layer`);
  const texts = new Map(listFields(shape, part).map((field) => [field.key, shown(version, field).text]));
  const isThere = (id: number) => {
    const target = model.entries.get(id);
    return target !== undefined && isVisible({ entry: target, layer, locale });
  };
  return {
    content: describe({ shape, part, texts, isThere }),
    links: Object.fromEntries(
      [...shape.twoWay.keys()].map((field) => [field, linked(model, { entry, layer, locale, field })])
    ),
    ...contentLocales(version),
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
  const { registry } = model;
  const records = new Map<string, RecordView>();
  for (const entry of model.entries.values()) {
    for (const locale of registry.locales) {
      const version = { registry, entry, locale };
      records.set(`#${entry.id} ${locale}`, {
        sourceLocale: entry.source,
        contentLocale: contentLocales({ ...version, layer: 'draft' }).contentLocale,
        state: entry.withheld.has(locale) ? 'withheld' : (entry.states.get(locale) ?? 'derived'),
        staleCount: staleSegments(version).length,
        untranslatedCount: untranslatedCount(version),
      });
    }
  }
  return records;
}

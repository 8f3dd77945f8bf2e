import { errors } from '@strapi/utils';

import { ownTextOf, type OwnText } from '../domain/own-texts';
import { join, walkParts } from '../domain/parts';
import { isEmptyText, type Text } from '../domain/texts';
import { mapVersions } from '../domain/version-record';

import type { Change } from './change';
import { changeEntry } from './change-entry';
import { draftTexts, findVersion, type Entry } from './entry';
import { checkLocale, type Keeper } from './keeper';

/** Translations of an entry, by locale and by the path of the text field; null takes one back. */
export interface Translations {
  type: string;
  documentId: string;
  texts: Readonly<Record<string, Readonly<Record<string, Text | null>>>>;
}

type Kind = 'text' | 'blocks' | 'slug';

/**
 * Writes translations into the drafts of several languages at once, made from the source as it is. Other than what is saved in the panel,
 * each counts as written in its language even where it reads as what was shown before: an import knows.
 *
 * @throws ValidationError naming a locale that is unknown or the source's, or a path that the entry has no text at; nothing is written then
 */
export async function translate({ keeper, type, documentId, texts }: Translations & { keeper: Keeper }): Promise<void> {
  for (const locale of Object.keys(texts)) checkLocale(keeper, locale);
  await changeEntry(keeper, { type, documentId }, (entry) => translated({ keeper, entry, texts }));
}

function translated({ keeper, entry, texts }: { keeper: Keeper; entry: Entry; texts: Translations['texts'] }): Change {
  const { sourceLocale } = entry.record;
  if (sourceLocale in texts) {
    throw new errors.ValidationError(`locale: ${sourceLocale} is the source, which is written and not translated`, {
      parameter: 'locale',
    });
  }
  const fields = fieldsOf(keeper, entry);
  const source = draftTexts(keeper.tables.shapeOfPart, entry);
  const record = mapVersions(entry.record, (version) => {
    const written: Record<string, OwnText> = { ...version.draftTexts };
    for (const [path, text] of Object.entries(texts[version.locale] ?? {})) {
      checkText({ fields, path, text });
      if (text === null || isEmptyText(text)) delete written[path];
      else if (fields.get(path) === 'slug') written[path] = { text, segments: [] };
      else written[path] = ownTextOf({ text, source: source.get(path), locale: version.locale });
    }
    return { ...version, draftTexts: written };
  });
  return { ...entry, record, before: entry, draftTruth: sourceLocale, settled: Object.keys(texts) };
}

/** Where an entry may have text, and of what kind. */
function fieldsOf({ tables }: Keeper, { versions, record }: Entry): Map<string, Kind> {
  const fields = new Map<string, Kind>();
  const source = findVersion(versions, { locale: record.sourceLocale, isPublished: false });
  for (const { path, shape } of source ? walkParts(source, tables.shapeOfPart) : []) {
    for (const { name, isBlocks } of shape.texts) fields.set(join(path, name), isBlocks ? 'blocks' : 'text');
    if (shape.slug && path === '') fields.set(shape.slug.name, 'slug');
  }
  return fields;
}

function checkText({ fields, path, text }: { fields: Map<string, Kind>; path: string; text: Text | null }): void {
  const kind = fields.get(path);
  if (kind === undefined) {
    throw new errors.ValidationError(`${path}: the entry has no such text; it has ${[...fields.keys()].join(', ')}`, {
      parameter: path,
      allowed: [...fields.keys()],
    });
  }
  const isFitting = text === null || (kind === 'blocks') === Array.isArray(text);
  if (isFitting) return;
  throw new errors.ValidationError(`${path}: must be ${kind === 'blocks' ? 'a list of blocks' : 'text'}`, {
    parameter: path,
  });
}

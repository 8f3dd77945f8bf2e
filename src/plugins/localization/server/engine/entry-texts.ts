import type { EntryTexts, FieldSegments } from '../../shared/contracts';
import type { TextAttribute } from '../domain/content-shape';
import { join, textsOf, walkParts } from '../domain/parts';
import { pairSegments } from '../domain/segment-pairs';
import { newVersion } from '../domain/version-record';

import { draftLayer, findVersion, type Entry } from './entry';
import type { Keeper } from './keeper';

/** An entry's drafts in one language beside its source. */
export function textsOfEntry({
  keeper: { tables, deriver },
  type,
  entry,
  locale,
}: {
  keeper: Keeper;
  type: string;
  entry: Entry;
  locale: string;
}): EntryTexts {
  const { record, documentId, versions } = entry;
  const { sourceLocale } = record;
  const row = findVersion(versions, { locale: sourceLocale, isPublished: false });
  const source = row ? textsOf(row, tables.shapeOfPart) : new Map<string, never>();
  const shown = deriver.show(draftLayer(entry, source), locale);
  const { state, draftTexts } = record.versions.get(locale) ?? newVersion(locale);

  const fields: FieldSegments[] = [];
  for (const { path, shape } of row ? walkParts(row, tables.shapeOfPart) : []) {
    for (const attribute of shape.texts) {
      const place = join(path, attribute.name);
      const texts = { source: source.get(place), shown: shown.get(place), own: draftTexts[place] };
      if (texts.source === undefined && texts.shown === undefined) continue;
      fields.push({ ...fieldOf(place, attribute), segments: pairSegments({ locale, ...texts }) });
    }
  }
  const nameField = row && nameOf(tables.shapeOfPart(row, true));
  const name = nameField === undefined ? undefined : source.get(nameField);
  return { type, documentId, name: typeof name === 'string' ? name : documentId, locale, sourceLocale, state, fields };
}

const fieldOf = (path: string, { isBlocks, maxLength }: TextAttribute) => ({ path, isBlocks, maxLength });

/** What an entry is called by: what its slug is made from, else its first text. */
export const nameOf = ({ slug, texts }: { slug?: { madeFrom?: string }; texts: readonly TextAttribute[] }) =>
  slug?.madeFrom ?? texts.find(({ isBlocks }) => !isBlocks)?.name;

import type { ContentModel, EntryType } from '../content-model';

import type { Fault } from './faults';
import type { EntryFiles } from './list-seed-files';
import { findUntranslated, mergeTranslation } from './merge-translation';
import { readEntryFile } from './read-entry-file';
import type { ReadFieldsOptions, SeedFields } from './read-fields';

/** An entry to be seeded. */
export interface Seed {
  type: EntryType;
  key: string;
  /** By locale, the source language first; each whole, with what belongs to the entry. */
  versions: Map<string, SeedFields>;
}

export interface ReadEntryOptions {
  /** The folder of seeds. */
  dir: string;
  model: ContentModel;
  locales: readonly string[];
  /** The language whose file holds what belongs to the entry. */
  sourceLocale: string;
  /** The locales whose text the hub writes where their files leave it out. */
  derivedLocales: readonly string[];
  /** Whether the entry must have every text in every other locale. */
  mustBeComplete: boolean;
  hasEntry: ReadFieldsOptions['hasEntry'];
  hasMedia: ReadFieldsOptions['hasMedia'];
  report: (fault: Fault) => void;
}

/** Reads all files of an entry. Versions that cannot be used are reported and left out. */
export async function readEntry({ type, key, files }: EntryFiles, options: ReadEntryOptions): Promise<Seed> {
  const { model, locales, sourceLocale, derivedLocales, mustBeComplete } = options;
  const { attributes } = type;
  const versions = new Map<string, SeedFields>();

  const source = await readEntryFile({ type, key, file: files.get(sourceLocale), isPartial: false, ...options });
  if (source) versions.set(sourceLocale, source.fields);

  const translationOf = `${sourceLocale}.md`;
  for (const locale of locales.filter((code) => code !== sourceLocale)) {
    const isPartial = derivedLocales.includes(locale);
    const file = files.get(locale);
    const translation = await readEntryFile({ type, key, file, translationOf, isPartial, ...options });
    if (source && translation) {
      const { fields, report } = translation;
      const merged = { model, attributes, source: source.fields, translation: fields, isPartial, report };
      const version = mergeTranslation(merged);
      versions.set(locale, version);
      if (!mustBeComplete || isPartial) continue;
      for (const field of findUntranslated(model, attributes, source.fields, version)) report(`${field} is missing`);
    } else if (mustBeComplete && !isPartial && file === undefined) {
      options.report({ file: `${type.name}/${key}/${locale}.md`, line: 1, reason: 'is missing' });
    }
  }
  return { type, key, versions };
}

import { readdir } from 'node:fs/promises';
import path from 'node:path';

import type { ContentModel, EntryType } from '../content-model';

import type { Fault } from './faults';

/** The folder of files that entries use, beside the folders of entries. */
export const MEDIA_FOLDER = 'media';

/** The files of one entry. */
export interface EntryFiles {
  type: EntryType;
  /** The folder's name, by which other entries refer to it. */
  key: string;
  /** Paths below the folder of seeds, by locale. */
  files: Map<string, string>;
}

export interface SeedListing {
  entries: EntryFiles[];
  /** Names of the media files. */
  media: Set<string>;
}

interface ListOptions {
  dir: string;
  model: ContentModel;
  locales: readonly string[];
  sourceLocale: string;
  report: (fault: Fault) => void;
}

/** Lists a folder of seeds; reports what lies in it and has no place there. */
export async function listSeedFiles({ dir, model, locales, sourceLocale, report }: ListOptions): Promise<SeedListing> {
  const entries: EntryFiles[] = [];
  const reportPath = (file: string, reason: string) => report({ file, line: 1, reason });

  const typeNames = (await list(dir)).filter(({ isFolder, name }) => isFolder && name !== MEDIA_FOLDER);
  for (const { name: typeName } of typeNames) {
    const type = model.types.get(typeName);
    if (!type) {
      reportPath(typeName, `there is no content type "${typeName}"; there are ${[...model.types.keys()].join(', ')}`);
      continue;
    }
    const keys = await list(path.join(dir, typeName));
    if (type.isSingle && keys.length > 1) reportPath(typeName, 'is a single type: it has one entry');
    for (const { name: key, isFolder } of keys) {
      const folder = `${typeName}/${key}`;
      if (!isFolder) {
        reportPath(folder, `must be a folder of an entry, such as ${typeName}/name/${sourceLocale}.md`);
        continue;
      }
      const files = new Map<string, string>();
      for (const { name } of await list(path.join(dir, folder))) {
        const locale = path.basename(name, '.md');
        if (name !== `${locale}.md`) reportPath(`${folder}/${name}`, 'must be a file such as en.md');
        else if (locales.includes(locale)) files.set(locale, `${folder}/${name}`);
        else reportPath(`${folder}/${name}`, `unknown locale "${locale}"; known are ${locales.join(', ')}`);
      }
      if (!files.has(sourceLocale)) reportPath(`${folder}/${sourceLocale}.md`, 'is missing: it holds the entry itself');
      entries.push({ type, key, files });
    }
  }

  const media = (await list(path.join(dir, MEDIA_FOLDER))).map(({ name }) => name);
  return { entries, media: new Set(media) };
}

/** What is in a folder, by name; nothing where there is no such folder. Files of the operating system are not seen. */
async function list(dir: string): Promise<{ name: string; isFolder: boolean }[]> {
  const found = await readdir(dir, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return found
    .filter(({ name }) => !name.startsWith('.'))
    .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

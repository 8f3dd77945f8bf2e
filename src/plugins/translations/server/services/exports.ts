import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import type { XliffVersion } from '../../shared/contracts';
import { unitsOf } from '../exchange/units';
import type { ExchangeEntry } from '../xliff/exchange';
import { writeXliff } from '../xliff/write-xliff';

import { hubLanguages, type FoundEntries, type HubLanguages, type VersionFilter } from './hub-languages';
import { readableEntries, type MayRead } from './readable-entries';

/** Entries that are read at a time. */
const BATCH_SIZE = 50;

export interface ExportRequest extends VersionFilter {
  version: XliffVersion;
  /** Leaves out what is translated and not stale. */
  onlyWork?: boolean;
  /** Asked of both languages, that of the file and that of the source; all may be read where left out. */
  mayRead?: MayRead;
  /** Called after each batch, with the number of entries. */
  onProgress?: (progress: { done: number; total: number }) => void;
}

export interface Export {
  /** How many entries the file holds. */
  total: number;
  /** The file, as it is written. */
  file: AsyncIterable<string>;
}

/** Files for translators' own tools. */
export function createExportsService({ strapi }: { strapi: Core.Strapi }) {
  return {
    /**
     * Writes the texts of entries with what is translated of them.
     *
     * @throws ValidationError for an unknown locale, and for XLIFF 2.0 of entries that were written in several languages
     */
    async create({ version, onlyWork = false, mayRead, onProgress, ...filter }: ExportRequest): Promise<Export> {
      const languages = hubLanguages(strapi);
      const targetLanguage = languages.tagOf(filter.locale);
      const matching = await languages.versions.find({ ...filter, ...(onlyWork && { hasWork: true }) });
      const found = mayRead
        ? await onlyReadable({ languages, found: matching, locale: filter.locale, mayRead })
        : matching;
      const sources = [...new Set(found.flatMap((group) => (group.documentIds.length > 0 ? group.sourceLocale : [])))];
      if (version === '2.0' && sources.length > 1) {
        throw new errors.ValidationError(
          `sourceLocale: an XLIFF 2.0 file has one source language, and these entries were written in ${sources.join(', ')}: choose one of them, or XLIFF 1.2`,
          { parameter: 'sourceLocale', allowed: sources }
        );
      }
      const total = found.reduce((sum, { documentIds }) => sum + documentIds.length, 0);
      const entries = readEntries({
        languages,
        locale: filter.locale,
        found,
        onlyWork,
        onRead: countUp(total, onProgress),
      });
      return { total, file: writeXliff({ version, targetLanguage, entries }) };
    },
  };
}

export type ExportsService = ReturnType<typeof createExportsService>;

async function onlyReadable({
  languages,
  found,
  locale,
  mayRead,
}: {
  languages: HubLanguages;
  found: readonly FoundEntries[];
  locale: string;
  mayRead: MayRead;
}): Promise<FoundEntries[]> {
  const readable: FoundEntries[] = [];
  for (const { type, sourceLocale, documentIds } of found) {
    const allowed = await readableEntries({ languages, mayRead, type, locale, documentIds });
    readable.push({ type, sourceLocale, documentIds: documentIds.filter((documentId) => allowed.has(documentId)) });
  }
  return readable;
}

function countUp(total: number, onProgress: ExportRequest['onProgress']): (count: number) => void {
  let done = 0;
  return (count) => {
    done += count;
    onProgress?.({ done, total });
  };
}

async function* readEntries({
  languages,
  locale,
  found,
  onlyWork,
  onRead,
}: {
  languages: HubLanguages;
  locale: string;
  found: readonly FoundEntries[];
  onlyWork: boolean;
  onRead: (count: number) => void;
}): AsyncGenerator<ExchangeEntry> {
  for (const { type, sourceLocale, documentIds } of found) {
    for (let start = 0; start < documentIds.length; start += BATCH_SIZE) {
      const batch = documentIds.slice(start, start + BATCH_SIZE);
      for (const texts of await languages.versions.entryTexts({ type, locale, documentIds: batch })) {
        const units = unitsOf(texts).filter(({ state }) => !onlyWork || state === 'untranslated' || state === 'stale');
        if (units.length === 0) continue;
        const { documentId, name } = texts;
        yield { type, documentId, name, sourceLanguage: languages.tagOf(sourceLocale), units };
      }
      onRead(batch.length);
    }
  }
}

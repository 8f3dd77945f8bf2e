import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import type { XliffVersion } from '../../shared/contracts';
import { unitsOf } from '../exchange/units';
import type { FoundMatch } from '../memory/rank-matches';
import type { MemorySegment } from '../memory/segment';
import { plainText } from '../passages/passage';
import type { ExchangeEntry, ExchangeMatch, ExchangeUnit } from '../xliff/exchange';
import { toOriginal } from '../xliff/original';
import { writeXliff } from '../xliff/write-xliff';

import { hubLanguages, type FoundEntries, type HubLanguages, type VersionFilter } from './hub-languages';
import type { MatchesRequest, MemoryService } from './memory';
import { readableEntries, type MayRead } from './readable-entries';

/** Entries that are read at a time. */
const BATCH_SIZE = 50;

const isWork = ({ state }: ExchangeUnit): boolean => state === 'untranslated' || state === 'stale';

export interface ExportRequest extends VersionFilter {
  version: XliffVersion;
  /** Leaves out what is translated and not stale. */
  onlyWork?: boolean;
  /** Asked of both languages, that of the file and that of the source; all may be read where left out. */
  mayRead?: MayRead;
  /** Says of which content types all texts may be read, for what the translation memory knows from other entries; all where left out. */
  mayReadAll?: (origin: { type: string; locale: string }) => boolean;
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
    async create({
      version,
      onlyWork = false,
      mayRead,
      mayReadAll,
      onProgress,
      ...filter
    }: ExportRequest): Promise<Export> {
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
        memory: strapi.plugin('translations').service<MemoryService>('memory'),
        mayReadAll,
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
  memory,
  mayReadAll,
  locale,
  found,
  onlyWork,
  onRead,
}: {
  languages: HubLanguages;
  memory: MemoryService;
  mayReadAll: ExportRequest['mayReadAll'];
  locale: string;
  found: readonly FoundEntries[];
  onlyWork: boolean;
  onRead: (count: number) => void;
}): AsyncGenerator<ExchangeEntry> {
  for (const { type, sourceLocale, documentIds } of found) {
    for (let start = 0; start < documentIds.length; start += BATCH_SIZE) {
      const batch = documentIds.slice(start, start + BATCH_SIZE);
      const sourceLanguage = languages.tagOf(sourceLocale);
      const entries: ExchangeEntry[] = [];
      for (const texts of await languages.versions.entryTexts({ type, locale, documentIds: batch })) {
        const units = unitsOf(texts).filter((unit) => !onlyWork || isWork(unit));
        const { documentId, name } = texts;
        if (units.length > 0) entries.push({ type, documentId, name, sourceLanguage, units });
      }
      yield* await addMatches({ memory, languages, sourceLocale, locale, mayRead: mayReadAll, entries });
      onRead(batch.length);
    }
  }
}

/** Where there is something to translate, what the translation memory knows of it. As many statements as for one entry. */
async function addMatches({
  memory,
  languages,
  entries,
  ...request
}: Omit<MatchesRequest, 'segments'> & {
  memory: MemoryService;
  languages: HubLanguages;
  entries: readonly ExchangeEntry[];
}): Promise<ExchangeEntry[]> {
  const asked = entries.flatMap(({ type, documentId, units }) =>
    units.filter(isWork).map((unit) => ({ unit, place: { type, documentId, unit: unit.id } }))
  );
  const found = await memory.find({
    ...request,
    segments: asked.map(({ unit, place }) => ({ text: plainText(unit.source), context: place })),
  });
  const toMatch = createToMatch({ languages, locale: request.locale });
  const matches = new Map(asked.map(({ unit }, index) => [unit, found[index]?.map(toMatch)]));
  return entries.map((entry) => ({
    ...entry,
    units: entry.units.map((unit) => ({ ...unit, matches: matches.get(unit) })),
  }));
}

/** Tools take a whole match by themselves where they are told to: one in another language is none. */
const MAX_FOREIGN_QUALITY = 99;

const createToMatch =
  ({ languages, locale }: { languages: HubLanguages; locale: string }) =>
  ({ kind, score, segment }: FoundMatch): ExchangeMatch => {
    const isForeign = segment.locale !== locale;
    return {
      kind: isForeign ? 'fuzzy' : kind,
      quality: Math.min(score, isForeign ? MAX_FOREIGN_QUALITY : 100),
      source: segment.source,
      target: segment.target,
      ...(isForeign && { language: languages.tagOf(segment.locale) }),
      origin: originOf(segment),
    };
  };

const originOf = ({ origin }: MemorySegment): string =>
  'place' in origin ? `${toOriginal(origin.place)}/${origin.place.unit}` : origin.file;

import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { chunk } from 'lodash';

import type { XliffVersion } from '../../shared/contracts';
import { addMatches, isWork } from '../exchange/add-matches';
import { unitsOf } from '../exchange/units';
import type { MayReadField } from '../memory/create-readable';
import type { ExchangeEntry } from '../xliff/exchange';
import { writeXliff } from '../xliff/write-xliff';

import { hubLanguages, type FoundEntries, type HubLanguages, type VersionFilter } from './hub-languages';
import type { MatchesFinder, MemoryService } from './memory';
import { readableTexts, type TextRights } from './text-rights';

/** Entries that are read at a time: few, so that they are garbage while they are young. */
const BATCH_SIZE = 25;

export interface ExportRequest extends VersionFilter {
  version: XliffVersion;
  /** Leaves out what is translated and not stale. */
  onlyWork?: boolean;
  /** Which texts may be read: asked of both languages, that of the file and that of the source; all of them where left out. */
  textRights?: TextRights;
  /** Says which text fields may be read whichever entry they are of, for what the translation memory knows from other entries; all where left out. */
  mayReadAll?: MayReadField;
  /** Called after each batch that has been read, with the number of entries; some of them may have nothing to write. */
  onProgress?: (progress: { done: number; total: number }) => void;
}

export interface Export {
  /** Whether nothing of what is asked for has any text to write: then there is no file. */
  isEmpty: boolean;
  /** The file, as it is written. */
  file: AsyncIterable<string>;
  /** How many entries have been written into it so far. */
  written: () => number;
}

/** Files for translators' own tools. */
export function createExportsService({ strapi }: { strapi: Core.Strapi }) {
  return {
    /**
     * Writes the texts of entries with what is translated of them. Its beginning is made at once, the rest as it is read.
     *
     * @throws ValidationError for an unknown locale, and for XLIFF 2.0 of entries that were written in several languages
     */
    async create({
      version,
      onlyWork = false,
      textRights,
      mayReadAll,
      onProgress,
      ...filter
    }: ExportRequest): Promise<Export> {
      const languages = hubLanguages(strapi);
      const targetLanguage = languages.tagOf(filter.locale);
      const found = await languages.versions.find({ ...filter, ...(onlyWork && { hasWork: true }) });
      const sources = [...new Set(found.map(({ sourceLocale }) => sourceLocale))];
      if (version === '2.0' && sources.length > 1) {
        throw new errors.ValidationError(
          `sourceLocale: an XLIFF 2.0 file has one source language, and these entries were written in ${sources.join(', ')}: choose one of them, or XLIFF 1.2`,
          { parameter: 'sourceLocale', allowed: sources }
        );
      }
      const total = found.reduce((sum, { documentIds }) => sum + documentIds.length, 0);
      let written = 0;
      const entries = readEntries({
        languages,
        memory: strapi.plugin('translations').service<MemoryService>('memory'),
        textRights,
        mayReadAll,
        locale: filter.locale,
        found,
        onlyWork,
        onRead: countUp(total, onProgress),
      });
      const countWritten = () => {
        written += 1;
      };
      const { isEmpty, all: file } = await peek(
        writeXliff({ version, targetLanguage, entries, onEntry: countWritten })
      );
      return { isEmpty, file, written: () => written };
    },
  };
}

export type ExportsService = ReturnType<typeof createExportsService>;

/** Whether there is anything in a sequence, of which nothing is lost by that. */
async function peek<Item>(items: AsyncGenerator<Item>): Promise<{ isEmpty: boolean; all: AsyncIterable<Item> }> {
  const first = await items.next();
  const all = async function* () {
    if (first.done) return;
    yield first.value;
    yield* items;
  };
  return { isEmpty: first.done === true, all: all() };
}

function countUp(total: number, onProgress: ExportRequest['onProgress']): (count: number) => void {
  let done = 0;
  return (count) => {
    done += count;
    onProgress?.({ done, total });
  };
}

interface Batch {
  type: string;
  sourceLocale: string;
  documentIds: string[];
}

const batchesOf = (found: readonly FoundEntries[]): Batch[] =>
  found.flatMap(({ documentIds, ...group }) =>
    chunk(documentIds, BATCH_SIZE).map((batch) => ({ ...group, documentIds: batch }))
  );

async function* readEntries({
  languages,
  memory,
  textRights,
  mayReadAll,
  locale,
  found,
  onlyWork,
  onRead,
}: {
  languages: HubLanguages;
  memory: MemoryService;
  textRights: TextRights | undefined;
  mayReadAll: ExportRequest['mayReadAll'];
  locale: string;
  found: readonly FoundEntries[];
  onlyWork: boolean;
  onRead: (count: number) => void;
}): AsyncGenerator<ExchangeEntry> {
  const finders = new Map<string, MatchesFinder>();
  const finderFrom = (sourceLocale: string): MatchesFinder => {
    const finder = finders.get(sourceLocale) ?? memory.finder({ sourceLocale, locale, mayRead: mayReadAll });
    finders.set(sourceLocale, finder);
    return finder;
  };
  const read = async ({ type, sourceLocale, documentIds }: Batch): Promise<ExchangeEntry[]> => {
    const sourceLanguage = languages.tagOf(sourceLocale);
    const texts = await languages.versions.entryTexts({ type, locale, documentIds });
    const readable = await readableTexts({ languages, textRights, type, locale, documentIds });
    const entries = texts.map((one) => ({
      type,
      documentId: one.documentId,
      name: one.name,
      sourceLanguage,
      units: unitsOf(one).filter((unit) => readable(one.documentId)?.(unit.path) && (!onlyWork || isWork(unit))),
    }));
    return addMatches({ finder: finderFrom(sourceLocale), languages, locale, entries });
  };
  for await (const { item, result } of readAhead(batchesOf(found), read)) {
    yield* result;
    onRead(item.documentIds.length);
  }
}

/** Reads the next while the one before is written: the database works meanwhile. */
async function* readAhead<Item, Result>(
  items: readonly Item[],
  read: (item: Item) => Promise<Result>
): AsyncGenerator<{ item: Item; result: Result }> {
  const start = (item: Item) => {
    const result = read(item);
    // It is awaited later; whoever stops reading before does not need to know.
    result.catch(() => undefined);
    return { item, result };
  };
  const [first, ...rest] = items;
  let current = first === undefined ? undefined : start(first);
  for (const following of [...rest, undefined]) {
    if (!current) return;
    const { item } = current;
    const result = await current.result;
    current = following === undefined ? undefined : start(following);
    yield { item, result };
  }
}

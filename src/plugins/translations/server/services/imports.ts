import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import type { EntryTexts } from '../../../localization/shared/contracts';
import { VERDICTS, type ImportOutcome, type UnitReport, type Verdict } from '../../shared/contracts';
import { readBatches, type Batch } from '../exchange/read-batches';
import { refuseEntry, reviewEntry, type Review } from '../exchange/review-entry';
import type { Glossary } from '../glossary/glossary';
import type { ReadEntry } from '../xliff/exchange';
import { readXliff } from '../xliff/read-xliff';

import type { GlossaryService } from './glossary';
import { hubLanguages, type HubLanguages } from './hub-languages';
import { readableTexts, writableTexts, type TextRights } from './text-rights';

/** What is held against the hub at a time: little, so that it is garbage while it is young. The length is that of ten entries which are three times as long as most. */
const BATCH = { maxEntries: 10, maxLength: 2 ** 18 };

export interface ImportRequest {
  /** Opens the file, which is read twice. */
  open: () => AsyncIterable<Buffer>;
  /** The language the file has to be in; its own where left out. */
  locale?: string;
  /** Only says what would be written. */
  isDryRun?: boolean;
  /** Writes the rest where units are refused. */
  acceptsPartial?: boolean;
  /** Asked for writing, and for reading in both languages, that of the file and that of the source: a refusal tells texts of either. All is allowed where left out. */
  textRights?: TextRights;
  /** Called once for each unit, in the order of the file. */
  onUnit?: (unit: UnitReport) => void;
}

/** Files that come back from translators' own tools. */
export function createImportsService({ strapi }: { strapi: Core.Strapi }) {
  return {
    /**
     * Takes over what is translated in a file, in one transaction: all of it or nothing. The file is looked through before, which keeps no editor
     * waiting; in the transaction each entry is held against the file again. What the glossary says is told of each unit that is to be written, and
     * keeps none from it.
     *
     * @throws FileError where the file cannot be read; ValidationError where its language is none of the hub's or not the one that is asked for;
     *   ApplicationError where entries have changed since the file was looked through. Nothing is written then.
     */
    async run(request: ImportRequest): Promise<ImportOutcome> {
      const languages = hubLanguages(strapi);
      const outcome = await lookThrough({ languages, request, glossaries: glossariesOf(strapi) });
      const { counts } = outcome;
      const hasWork = counts.new + counts.changed + counts.confirmed > 0;
      if (request.isDryRun || !hasWork || (counts.refused > 0 && !request.acceptsPartial)) return outcome;
      await strapi.db.transaction(() => write(languages, request, outcome.locale));
      return { ...outcome, isWritten: true };
    },
  };
}

export type ImportsService = ReturnType<typeof createImportsService>;

/** The glossary between two languages, read once for all of a file. */
type Glossaries = (pair: { sourceLocale: string; locale: string }) => Promise<Glossary>;

function glossariesOf(strapi: Core.Strapi): Glossaries {
  const service = strapi.plugin('translations').service<GlossaryService>('glossary');
  const known = new Map<string, Promise<Glossary>>();
  return ({ sourceLocale, locale }) => {
    const glossary = known.get(sourceLocale) ?? service.between({ sourceLocale, locale });
    known.set(sourceLocale, glossary);
    return glossary;
  };
}

async function lookThrough({
  languages,
  request,
  glossaries,
}: {
  languages: HubLanguages;
  request: ImportRequest;
  glossaries: Glossaries;
}): Promise<ImportOutcome> {
  if (request.locale !== undefined) languages.tagOf(request.locale);
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  let { locale } = request;
  let done = 0;
  let warned = 0;
  for await (const batch of readBatches(readXliff(request.open()), BATCH)) {
    const { type, entries } = batch;
    for (const { targetLanguage } of entries.values()) locale ??= languages.localeOf(targetLanguage);
    const review = await createReview({ languages, request, batch, locale: locale as string });
    const documentIds = [...entries.keys()];
    const isKnown = languages.contentTypes.includes(type);
    const found = isKnown ? await languages.versions.entryTexts({ type, locale: locale as string, documentIds }) : [];
    const texts = new Map(found.map((one) => [one.documentId, one]));
    for (const documentId of documentIds) {
      const entry = texts.get(documentId);
      const glossary = entry && (await glossaries(entry));
      for (const unit of review(documentId, entry, glossary).units) {
        counts[unit.verdict] += 1;
        if (unit.warnings) warned += 1;
        request.onUnit?.(unit);
      }
    }
    done += entries.size;
  }
  if (locale === undefined) {
    throw new errors.ValidationError('file: it holds no entries', { parameter: 'file' });
  }
  return { locale, entries: done, counts, warned, isWritten: false };
}

async function write(languages: HubLanguages, request: ImportRequest, locale: string): Promise<void> {
  for await (const batch of readBatches(readXliff(request.open()), BATCH)) {
    const { type, entries } = batch;
    if (!languages.contentTypes.includes(type)) continue;
    const review = await createReview({ languages, request, batch, locale });
    const plan = (texts: EntryTexts) => {
      const { units, segments } = review(texts.documentId, texts);
      if (request.acceptsPartial || !units.some(({ verdict }) => verdict === 'refused')) return segments;
      throw new errors.ApplicationError(
        `${texts.name} was changed while the file was read, so nothing was written; import it again to see what is refused`
      );
    };
    await languages.versions.translateSegments({ type, locale, documentIds: [...entries.keys()], plan });
  }
}

/** @returns what holds an entry of the batch against the entry as it is; undefined where there is none */
async function createReview({
  languages,
  request,
  batch: { type, entries },
  locale,
}: {
  languages: HubLanguages;
  request: ImportRequest;
  batch: Batch;
  locale: string;
}): Promise<(documentId: string, texts: EntryTexts | undefined, glossary?: Glossary) => Review> {
  const documentIds = [...entries.keys()];
  const isKnown = languages.contentTypes.includes(type);
  const asked = { languages, textRights: isKnown ? request.textRights : undefined, type, locale, documentIds };
  const [writable, readable] = [await writableTexts(asked), await readableTexts(asked)];
  return (documentId, texts, glossary) => {
    const read = entries.get(documentId) as ReadEntry;
    if (!texts) return refuseEntry({ read, reason: 'The hub has no such entry' });
    const { name, sourceLocale } = texts;
    const [mayWrite, mayRead] = [writable(documentId), readable(documentId)];
    const rightToWrite = `You need the right to update it in ${locale}`;
    const rightToRead = `You need the right to read it in ${locale} and ${sourceLocale}`;
    if (!mayWrite) return refuseEntry({ read, reason: rightToWrite, ...(mayRead && { name }) });
    if (!mayRead) return refuseEntry({ read, reason: rightToRead });
    const missingRight = (path: string) => (!mayWrite(path) ? rightToWrite : mayRead(path) ? undefined : rightToRead);
    const fault = findLanguageFault({ languages, read, texts });
    return fault === undefined
      ? reviewEntry({ read, texts, glossary, missingRight })
      : refuseEntry({ read, name, reason: fault });
  };
}

function findLanguageFault({
  languages,
  read,
  texts: { locale, sourceLocale },
}: {
  languages: HubLanguages;
  read: ReadEntry;
  texts: EntryTexts;
}): string | undefined {
  const isTag = (tag: string, expected: string) => tag.toLowerCase() === languages.tagOf(expected).toLowerCase();
  if (!isTag(read.targetLanguage, locale))
    return `Its language is ${read.targetLanguage}, not ${languages.tagOf(locale)}`;
  if (locale === sourceLocale) return `It is written in ${locale}, so there is nothing to translate`;
  if (isTag(read.sourceLanguage, sourceLocale)) return undefined;
  return `It is translated from ${languages.tagOf(sourceLocale)}, the file has ${read.sourceLanguage}; export it again`;
}

import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import type { EntryTexts } from '../../../localization/shared/contracts';
import { VERDICTS, type ImportOutcome, type UnitReport, type Verdict } from '../../shared/contracts';
import { addWarnings } from '../exchange/add-warnings';
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

/** Why a file is read: to see whether there is anything to write, to say what would be, or to write it. */
export type Purpose = 'looking' | 'telling' | 'writing';

export interface ImportRequest {
  /** Opens the file, which is read twice where it is not a dry run. */
  open: (purpose: Purpose) => AsyncIterable<Buffer>;
  /** The language the file has to be in; its own where left out. */
  locale?: string;
  /** Only says what would be written. */
  isDryRun?: boolean;
  /** Writes the rest where units are refused. */
  acceptsPartial?: boolean;
  /** Asked for writing, and for reading in both languages, that of the file and that of the source: a refusal tells texts of either. All is allowed where left out. */
  textRights?: TextRights;
  /** Called once for each unit, in the order of the file, with what becomes of it. Where writing fails after all, nothing of what it was told is so. */
  onUnit?: (unit: UnitReport) => void;
}

/** Files that come back from translators' own tools. */
export function createImportsService({ strapi }: { strapi: Core.Strapi }) {
  return {
    /**
     * Takes over what is translated in a file, in one transaction: all of it or nothing. The file is looked through before, which keeps no editor
     * waiting; in the transaction each entry is held against the file again, and what becomes of it then is what is told. What the glossary says is told
     * of each unit that is written, and keeps none from it.
     *
     * @throws FileError where the file cannot be read; ValidationError where its language is none of the hub's or not the one that is asked for;
     *   ApplicationError where entries have changed or gone since the file was looked through. Nothing is written then.
     */
    async run(request: ImportRequest): Promise<ImportOutcome> {
      const desk: Desk = { languages: hubLanguages(strapi), glossaries: glossariesOf(strapi), request };
      const locale = request.isDryRun ? undefined : await findWork(desk);
      if (locale === undefined) return look(desk);
      return strapi.db.transaction(() => write(desk, locale));
    },
  };
}

export type ImportsService = ReturnType<typeof createImportsService>;

/** What an import works with. */
interface Desk {
  languages: HubLanguages;
  glossaries: Glossaries;
  request: ImportRequest;
}

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

/** @returns the language of a file that is to be written; undefined where it has nothing to write, or something is refused and the rest is not asked for */
async function findWork({ languages, request }: Desk): Promise<string | undefined> {
  const isRefused = (verdict: Verdict) => verdict === 'refused' && !request.acceptsPartial;
  let found: string | undefined;
  for await (const { locale, batch } of readLocalised({ languages, request, purpose: 'looking' })) {
    for (const { review } of await reviewBatch({ languages, request, batch, locale })) {
      if (review.units.some(({ verdict }) => isRefused(verdict))) return undefined;
      if (review.segments.length > 0) found = locale;
    }
  }
  return found;
}

/** Tells what becomes of each unit, and writes nothing. */
async function look(desk: Desk): Promise<ImportOutcome> {
  const { languages, request } = desk;
  const tally = createTally(desk);
  for await (const { locale, batch } of readLocalised({ languages, request, purpose: 'telling' })) {
    await tally.add({ locale, batch, reviews: await reviewBatch({ languages, request, batch, locale }) });
  }
  return { ...tally.result(), isWritten: false };
}

/** @throws ApplicationError where something is refused by now, unless the rest is asked for */
async function write(desk: Desk, locale: string): Promise<ImportOutcome> {
  const { languages, request } = desk;
  const tally = createTally(desk);
  let isWritten = false;
  for await (const batch of readBatches(readXliff(request.open('writing')), BATCH)) {
    const reviews = await writeBatch({ languages, request, batch, locale });
    isWritten ||= reviews.some(({ review }) => review.segments.length > 0);
    await tally.add({ locale, batch, reviews });
  }
  return { ...tally.result(), isWritten };
}

/** An entry of a file, held against the hub. */
interface Reviewed {
  read: ReadEntry;
  /** Left out where the hub has no such entry. */
  texts?: EntryTexts;
  review: Review;
}

interface BatchOptions extends Pick<Desk, 'languages' | 'request'> {
  batch: Batch;
  locale: string;
}

async function reviewBatch({ batch, ...options }: BatchOptions): Promise<Reviewed[]> {
  const { languages, locale } = options;
  const { type, entries } = batch;
  const review = await createReview({ ...options, batch });
  const documentIds = [...entries.keys()];
  const isKnown = languages.contentTypes.includes(type);
  const found = isKnown ? await languages.versions.entryTexts({ type, locale, documentIds }) : [];
  const texts = new Map(found.map((one) => [one.documentId, one]));
  return [...entries.values()].map((read) => review(read, texts.get(read.documentId)));
}

async function writeBatch({ batch, ...options }: BatchOptions): Promise<Reviewed[]> {
  const { languages, request, locale } = options;
  const { type, entries } = batch;
  const review = await createReview({ ...options, batch });
  const reviewed = new Map<string, Reviewed>();
  const take = (documentId: string, texts?: EntryTexts): Review => {
    const one = review(entries.get(documentId) as ReadEntry, texts);
    reviewed.set(documentId, one);
    const isRefused = one.review.units.some(({ verdict }) => verdict === 'refused');
    if (request.acceptsPartial || !isRefused) return one.review;
    const happened = texts ? `${texts.name} was changed` : `${type} ${documentId} was deleted`;
    throw new errors.ApplicationError(
      `${happened} while the file was read, so nothing was written; import it again to see what is refused`
    );
  };
  if (languages.contentTypes.includes(type)) {
    const plan = (texts: EntryTexts) => take(texts.documentId, texts).segments;
    await languages.versions.translateSegments({ type, locale, documentIds: [...entries.keys()], plan });
  }
  // What the hub has not is not planned.
  for (const documentId of entries.keys()) if (!reviewed.has(documentId)) take(documentId);
  return [...entries.keys()].map((documentId) => reviewed.get(documentId) as Reviewed);
}

/** Reads batches of a file, and says in which language it is. @throws ValidationError where it holds no entries, or its language is none of the hub's */
async function* readLocalised({
  languages,
  request,
  purpose,
}: Pick<Desk, 'languages' | 'request'> & { purpose: Purpose }): AsyncGenerator<{ locale: string; batch: Batch }> {
  let { locale } = request;
  if (locale !== undefined) languages.tagOf(locale);
  let isEmpty = true;
  for await (const batch of readBatches(readXliff(request.open(purpose)), BATCH)) {
    for (const { targetLanguage } of batch.entries.values()) locale ??= languages.localeOf(targetLanguage);
    yield { locale: locale as string, batch };
    isEmpty = false;
  }
  if (isEmpty) throw new errors.ValidationError('file: it holds no entries', { parameter: 'file' });
}

/** Counts what becomes of the units of a file, and tells it; it keeps none. */
function createTally({ glossaries, request }: Desk) {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  let [locale, entries, warned] = ['', 0, 0];
  return {
    async add(batch: { locale: string; batch: Batch; reviews: readonly Reviewed[] }): Promise<void> {
      ({ locale } = batch);
      entries += batch.batch.entries.size;
      for (const { read, texts, review } of batch.reviews) {
        const { units } = review;
        for (const unit of texts ? addWarnings({ units, read, glossary: await glossaries(texts) }) : units) {
          counts[unit.verdict] += 1;
          if (unit.warnings) warned += 1;
          request.onUnit?.(unit);
        }
      }
    },
    result: (): Omit<ImportOutcome, 'isWritten'> => ({ locale, entries, counts, warned }),
  };
}

/** @returns what holds an entry of the batch against the entry as it is, if there is one */
async function createReview({
  languages,
  request,
  batch: { type, entries },
  locale,
}: BatchOptions): Promise<(read: ReadEntry, texts: EntryTexts | undefined) => Reviewed> {
  const documentIds = [...entries.keys()];
  const isKnown = languages.contentTypes.includes(type);
  const asked = { languages, textRights: isKnown ? request.textRights : undefined, type, locale, documentIds };
  const [writable, readable] = [await writableTexts(asked), await readableTexts(asked)];
  const review = (read: ReadEntry, texts: EntryTexts | undefined): Review => {
    const { documentId } = read;
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
      ? reviewEntry({ read, texts, missingRight })
      : refuseEntry({ read, name, reason: fault });
  };
  return (read, texts) => ({ read, texts, review: review(read, texts) });
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

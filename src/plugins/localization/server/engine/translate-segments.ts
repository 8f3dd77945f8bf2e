import { errors } from '@strapi/utils';

import type { Block, EntryTexts, TranslatedSegment } from '../../shared/contracts';
import { ownTextOf, type OwnText } from '../domain/own-texts';
import { mapVersions } from '../domain/version-record';
import { writeBlocks } from '../domain/write-segments';

import type { Change, Settling } from './change';
import { completeEntry } from './complete-entry';
import { draftLayer, draftTexts, readEntries, type Entry } from './entry';
import { textsOfEntry } from './entry-texts';
import { checkLocale, type Keeper } from './keeper';
import { settle } from './settle';
import { takeTurn } from './turn';

export interface SegmentTranslations {
  type: string;
  locale: string;
  documentIds: readonly string[];
  /** Says what to write into an entry; it sees the entry as nobody else can change it meanwhile. */
  plan: (texts: EntryTexts) => readonly TranslatedSegment[];
}

/**
 * Writes segments into drafts of many entries in one language, in the transaction that is open or in one of its own. Each counts as written in that
 * language, made from the source as it is unless it keeps what it was made from; other segments stay as they are. The number of statements depends on the content type alone.
 *
 * @throws ValidationError for an unknown locale, an entry whose source is in it, or a segment that the source does not have; nothing is written then
 */
export async function translateSegments({
  keeper,
  type,
  locale,
  documentIds,
  plan,
}: SegmentTranslations & { keeper: Keeper }): Promise<void> {
  checkLocale(keeper, locale);
  await keeper.strapi.db.transaction(async ({ trx }) => {
    await takeTurn(trx);
    const settling: Settling = { keeper, trx, type };
    const changes: Change[] = [];
    for (const stored of await readEntries({ ...settling, documentIds })) {
      const entry = await completeEntry(settling, stored);
      const texts = textsOfEntry({ keeper, type, entry, locale });
      const segments = plan(texts);
      if (segments.length > 0) changes.push(translated({ keeper, entry, texts, segments }));
    }
    if (changes.length > 0) await settle({ ...settling, changes });
  });
}

function translated({
  keeper,
  entry,
  texts,
  segments,
}: {
  keeper: Keeper;
  entry: Entry;
  texts: EntryTexts;
  segments: readonly TranslatedSegment[];
}): Change {
  const { locale, sourceLocale } = texts;
  if (locale === sourceLocale) {
    throw new errors.ValidationError(`locale: ${locale} is the source, which is written and not translated`, {
      parameter: 'locale',
    });
  }
  checkSegments(texts, segments);
  const source = draftTexts(keeper.tables.shapeOfPart, entry);
  const shown = keeper.deriver.show(draftLayer(entry, source), locale);
  const record = mapVersions(entry.record, (version) => {
    if (version.locale !== locale) return version;
    const own: Record<string, OwnText> = { ...version.draftTexts };
    for (const path of new Set(segments.map((segment) => segment.path))) {
      const ofField = segments.filter((segment) => segment.path === path);
      const said = source.get(path);
      const [first] = ofField;
      own[path] =
        typeof said === 'string'
          ? ownTextOf({ text: first?.text as string, source: said, locale })
          : writeBlocks({
              locale,
              sourceLocale,
              source: said as readonly Block[],
              shown: shown.get(path),
              own: own[path],
              segments: ofField,
            });
    }
    return { ...version, draftTexts: own };
  });
  return {
    ...entry,
    record,
    before: entry,
    draftTruth: sourceLocale,
    ...(!entry.isAdopted && { stored: entry.record }),
  };
}

function checkSegments({ fields }: EntryTexts, segments: readonly TranslatedSegment[]): void {
  for (const { path, sourceIndex, text } of segments) {
    const field = fields.find((one) => one.path === path);
    const isThere = field?.segments.some((segment) => segment.sourceIndex === sourceIndex);
    if (!field || !isThere) {
      throw new errors.ValidationError(`${path}: the source has no such segment (${sourceIndex})`, {
        parameter: path,
        allowed: fields.map((one) => one.path),
      });
    }
    if ((typeof text === 'string') === field.isBlocks) {
      throw new errors.ValidationError(`${path}: must be ${field.isBlocks ? 'a block' : 'text'}`, { parameter: path });
    }
  }
}

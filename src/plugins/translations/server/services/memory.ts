import type { Core } from '@strapi/strapi';

import type { VersionEvent } from '../../../localization/shared/contracts';
import type { MemoryMatch } from '../../shared/aids';
import type { TakenFile } from '../../shared/memory';
import { optionsOf } from '../config';
import { createFinder } from '../memory/create-finder';
import { createReadable, type MayReadField } from '../memory/create-readable';
import { lendersOf, type Lender } from '../memory/families';
import type { LearnProgress } from '../memory/learn';
import { createLearningQueue } from '../memory/learning-queue';
import { prepareIndexes } from '../memory/prepare-indexes';
import type { FoundMatch } from '../memory/rank-matches';
import { readFrequencies } from '../memory/read-frequencies';
import { countSegments, readSegments, type PairTotals } from '../memory/read-segments';
import { placeOf, type MemorySegment, type Place } from '../memory/segment';
import { takeFile, type TakeFile } from '../memory/take-file';
import { transliteratePassage } from '../memory/transliterate-passage';
import { plainText } from '../passages/passage';
import { writeTmx } from '../tmx/write-tmx';

import { hubLanguages, type HubLanguages } from './hub-languages';

/** What is translated from and into, and by whom. */
export interface Pair {
  sourceLocale: string;
  /** That is translated into. */
  locale: string;
  /** Says whether a text field of all entries of a content type may be read in a language; what may not is left out. All may where it is left out. */
  mayRead?: MayReadField;
}

/** A text that is asked for. */
export interface AskedSegment {
  /** Plain, of one passage: a text, a block, an item of a list. */
  text: string;
  /** Where it stands, for matches of the same place. */
  context?: Place;
}

export interface MatchesRequest extends Pair {
  segments: readonly AskedSegment[];
}

/** What is to be written as TMX. */
export interface ExportMemory {
  /** Translated into it alone; into all languages where left out. */
  locale?: string;
  /** As in `Pair`. */
  mayRead?: MayReadField;
  /** Called for each segment that is written. */
  onSegment?: () => void;
}

/** Finds matches with their passages and codes, for files. */
export interface MatchesFinder {
  find(segments: readonly AskedSegment[]): Promise<FoundMatch[][]>;
}

/** What the translation memory knows: passages with their translations. */
export function createMemoryService({ strapi }: { strapi: Core.Strapi }) {
  const queue = createLearningQueue({ strapi });
  let hasTrigrams = false;
  const options = () => optionsOf(strapi).memory;

  /** See `matches`; for many texts, some at a time. Texts that are the same are looked up once. */
  function finder({ sourceLocale, locale, mayRead }: Pair): MatchesFinder {
    const { threshold, families } = options();
    const languages = hubLanguages(strapi);
    languages.languageOf(sourceLocale);
    languages.languageOf(locale);
    const lenders = lendersOf({ locale, locales: languages.languages, families }).filter(
      (lender) => lender.locale !== sourceLocale
    );
    const readable = createReadable(mayRead);
    let frequencies: ReadonlyMap<string, number> | undefined;
    const candidates = createFinder({
      sourceLocale,
      locale,
      locales: lenders.map((lender) => lender.locale),
      threshold,
      hasTrigrams,
      frequencyOf: (word) => frequencies?.get(word) ?? 0,
      isReadable: (segment) => readable({ place: segment.place, locales: [sourceLocale, segment.locale] }),
      give: createGive({ lenders, languages }),
    });
    return {
      find: async (segments) =>
        strapi.db.transaction(async ({ trx }) => {
          frequencies ??= await readFrequencies({ trx });
          return candidates.find({ trx, asked: segments.map(({ text, context }) => ({ text, place: context })) });
        }),
    };
  }

  return {
    /** Called once at boot, under the boot lock. */
    async prepare(): Promise<void> {
      hasTrigrams = await prepareIndexes({ strapi });
    },

    finder,

    /**
     * Offers translations that are known of texts like these, the nearest first, five at most; at the same score those in the language itself
     * first. Languages of a family lend each other theirs, as far as script allows. The number of statements does not depend on how many
     * texts are asked for, but for segments that are read in pages where many have words of theirs.
     *
     * @returns by the segments' order
     * @throws ValidationError for a locale that is not in the registry
     */
    async matches({ segments, ...pair }: MatchesRequest): Promise<MemoryMatch[][]> {
      return (await finder(pair).find(segments)).map((found) => found.map(toMatch));
    },

    /**
     * Writes what the memory knows as a TMX file, in pieces.
     *
     * @returns text, to be encoded as UTF-8; undefined where there is nothing to write
     * @throws ValidationError for a locale that is not in the registry
     */
    async export({ locale, mayRead, onSegment }: ExportMemory = {}): Promise<AsyncIterable<string> | undefined> {
      const hub = hubLanguages(strapi);
      if (locale !== undefined) hub.languageOf(locale);
      const readable = createReadable(mayRead);
      const segments = await startReading(
        filtered(readSegments({ strapi, locale }), ({ origin, sourceLocale, locale: language }) =>
          readable({ place: placeOf(origin), locales: [sourceLocale, language] })
        )
      );
      if (!segments) return undefined;
      const tags = new Map(hub.languages.map(({ code, tag }) => [code, tag]));
      return writeTmx({
        segments: counted(segments, onSegment),
        // A language that left the registry keeps its segments.
        tagOf: (code) => tags.get(code) ?? code,
        toolVersion: strapi.config.get('info.version', '0'),
        now: new Date(),
      });
    },

    /** See memory/take-file.ts. */
    import: (request: TakeFile): Promise<TakenFile> => takeFile({ strapi, ...request }),

    /** How much the memory knows, by pair of languages. */
    totals: (): Promise<PairTotals[]> => countSegments({ strapi }),

    /** Notes that a version was approved, or corrected; it is learnt in the background. */
    note: (version: VersionEvent): void => queue.add(version),

    /** Learns from all that is approved and was not learnt from yet; idempotent, and several nodes may do so at once. */
    catchUp: (request?: { onProgress?: (progress: LearnProgress) => void }): Promise<void> => queue.catchUp(request),

    /** Waits until what was noted is learnt. */
    settled: (): Promise<void> => queue.settled(),

    stop: (): Promise<void> => queue.stop(),
  };
}

export type MemoryService = ReturnType<typeof createMemoryService>;

async function* filtered<Item>(items: AsyncIterable<Item>, isWanted: (item: Item) => boolean): AsyncGenerator<Item> {
  for await (const item of items) if (isWanted(item)) yield item;
}

/** Looks whether there is anything to read. @returns all of it; undefined where there is nothing */
async function startReading<Item>(items: AsyncGenerator<Item>): Promise<AsyncIterable<Item> | undefined> {
  const first = await items.next();
  if (first.done) return undefined;
  return (async function* () {
    yield first.value;
    yield* items;
  })();
}

async function* counted<Item>(items: AsyncIterable<Item>, onItem: (() => void) | undefined): AsyncGenerator<Item> {
  for await (const item of items) {
    onItem?.();
    yield item;
  }
}

/** Gives a segment in the script it is offered in, labelled with what it is in then. */
function createGive({ lenders, languages: { versions } }: { lenders: readonly Lender[]; languages: HubLanguages }) {
  const byLocale = new Map(lenders.map((lender) => [lender.locale, lender]));
  return (segment: MemorySegment): MemorySegment => {
    const lender = byLocale.get(segment.locale);
    if (!lender?.isTransliterated) return segment;
    const target = transliteratePassage({
      passage: segment.target,
      transliterate: (blocks) => versions.transliterate(blocks),
    });
    return { ...segment, locale: lender.givenAs, target };
  };
}

const toMatch = ({
  kind,
  score,
  segment: { source, target, locale, origin, approvedAt },
}: FoundMatch): MemoryMatch => ({
  kind,
  score,
  source: plainText(source),
  target: plainText(target),
  locale,
  origin:
    'place' in origin
      ? { kind: 'entry', type: origin.place.type, documentId: origin.place.documentId, path: origin.place.unit }
      : { kind: 'file', name: origin.file },
  approvedAt: approvedAt.toISOString(),
});

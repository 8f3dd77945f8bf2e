import type { FoundMatch } from '../memory/rank-matches';
import type { MemorySegment } from '../memory/segment';
import { plainText } from '../passages/passage';
import type { HubLanguages } from '../services/hub-languages';
import type { MatchesFinder } from '../services/memory';
import type { ExchangeEntry, ExchangeMatch, ExchangeUnit } from '../xliff/exchange';
import { toOriginal } from '../xliff/original';

/** Whether a unit is to be translated. */
export const isWork = ({ state }: ExchangeUnit): boolean => state === 'untranslated' || state === 'stale';

/** Where there is something to translate, what the translation memory knows of it. As many statements as for one entry. */
export async function addMatches({
  finder,
  languages,
  locale,
  entries,
}: {
  finder: MatchesFinder;
  languages: HubLanguages;
  /** That is translated into. */
  locale: string;
  entries: readonly ExchangeEntry[];
}): Promise<ExchangeEntry[]> {
  const asked = entries.flatMap(({ type, documentId, units }) =>
    units.filter(isWork).map((unit) => ({ unit, place: { type, documentId, unit: unit.id } }))
  );
  const found = await finder.find(asked.map(({ unit, place }) => ({ text: plainText(unit.source), context: place })));
  const toMatch = createToMatch({ languages, locale });
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

import { countWords } from './count-words';
import type { OwnTexts, ShownText } from './own-texts';
import { pairSegments } from './segment-pairs';
import { segmentTexts, type Texts } from './texts';

/** The words of a source's texts: by path, one number per segment. */
export type SourceWords = ReadonlyMap<string, readonly number[]>;

/** @param language - BCP 47, of the source */
export function countSourceWords({ source, language }: { source: Texts; language: string }): SourceWords {
  return new Map(
    [...source].map(([path, text]) => [path, segmentTexts(text).map((one) => countWords({ text: one, language }))])
  );
}

/**
 * Counts the words of the source that are not translated in a version, or whose translation is stale.
 *
 * @param isTransliterated - whether the language takes its texts from its other script, where they are to be translated: what has no text of
 *   its own in this one is no work here
 */
export function countWordsLeft({
  locale,
  isTransliterated,
  source,
  words,
  own,
  shown,
}: {
  locale: string;
  isTransliterated: boolean;
  source: Texts;
  words: SourceWords;
  own: OwnTexts;
  shown: ReadonlyMap<string, ShownText>;
}): number {
  let count = 0;
  for (const [path, ofSegments] of words) {
    const ownText = own[path];
    if (isTransliterated && !ownText) continue;
    const pairs = pairSegments({ locale, source: source.get(path), shown: shown.get(path), own: ownText });
    for (const { sourceIndex, locale: language, isStale } of pairs) {
      if (sourceIndex !== undefined && (isStale || language !== locale)) count += ofSegments[sourceIndex] ?? 0;
    }
  }
  return count;
}

import { diffWords } from 'diff';

/** A stretch of a text that changed. */
export interface DiffPart {
  kind: 'kept' | 'added' | 'removed';
  text: string;
}

/**
 * Says word by word what became of a text; what was removed stands before what came in its place.
 *
 * @param tag - BCP 47, of the language both are in: it decides what a word is
 */
export function diffTexts({ before, now, tag }: { before: string; now: string; tag: string }): DiffPart[] {
  return diffWords(before, now, { intlSegmenter: wordsOf(tag) }).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'kept',
    text: value,
  }));
}

/** Without it, words of Latin letters alone are taken for words: Firefox has it from version 125 on. */
const wordsOf = (tag: string): Intl.Segmenter | undefined =>
  'Segmenter' in Intl ? new Intl.Segmenter(tag, { granularity: 'word' }) : undefined;

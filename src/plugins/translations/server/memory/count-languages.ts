/** Told one by one; a file may name as many as it has texts. */
const MOST_LANGUAGES = 50;
/** In characters: what RFC 5646, 4.4.1 has every program take at least. */
const LONGEST_TAG = 35;
/** What languages beyond these are counted as. */
const OTHERS = '…';

export interface LanguageCounts {
  add(tag: string): void;
  /** By language; `…` has those beyond the first 50, and what is too long for the tag of a language. */
  counts(): Record<string, number>;
}

/** Counts by language what a file says is in it: in bounded memory, and whatever the file calls it. */
export function countLanguages(): LanguageCounts {
  const counts = new Map<string, number>();
  const nameOf = (tag: string) =>
    tag.length <= LONGEST_TAG && (counts.has(tag) || counts.size < MOST_LANGUAGES) ? tag : OTHERS;
  return {
    add(tag) {
      const name = nameOf(tag);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    counts: () => Object.fromEntries(counts),
  };
}

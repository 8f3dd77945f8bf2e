/** Letters of the region's Cyrillic alphabets as its Latin ones write them; those with an accent fall under their base letter. */
const LATIN: Record<string, string> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', ѓ: 'gj', д: 'd', ђ: 'dj', е: 'e', ж: 'z', з: 'z', ѕ: 'dz', и: 'i', ј: 'j' },
  ...{ к: 'k', ќ: 'kj', л: 'l', љ: 'lj', м: 'm', н: 'n', њ: 'nj', о: 'o', п: 'p', р: 'r', с: 's', т: 't', ћ: 'c' },
  ...{ у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'c', џ: 'dz', ш: 's' },
  // The two that Unicode has whole: with their accent they are no letter of the above.
  ...{ ѐ: 'e', ѝ: 'i' },
};

/** What nobody types by hand: it keeps a hostile address from making the server work. */
export const LONGEST_QUERY = 100;

/**
 * A text without what readers leave out when they look for it: capitals, accents, and which alphabet it is in. Who looks
 * for Skopje, Durres or Djakova means Скопје, Durrës and Đakova too.
 */
export function simplify(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\p{Script=Cyrillic}/gu, (letter) => LATIN[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replaceAll('đ', 'dj');
}

/**
 * Whether a text holds every word of a query, in any order. The browser and the server ask the same way.
 *
 * @param query - as it was typed
 * @returns a test of texts that have been simplified
 */
export function createTextMatch(query: string): (simplified: string) => boolean {
  const words = simplify(query.slice(0, LONGEST_QUERY)).split(/\s+/);
  return (simplified) => words.every((word) => simplified.includes(word));
}

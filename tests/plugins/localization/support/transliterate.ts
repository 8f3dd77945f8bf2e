/** Serbian letter by letter, independent of the hub's own table. */
const LETTERS = new Map<string, string>(
  (
    'а a б b в v г g д d ђ đ е e ж ž з z и i ј j к k л l љ lj м m н n њ nj ' +
    'о o п p р r с s т t ћ ć у u ф f х h ц c ч č џ dž ш š'
  )
    .split(' ')
    .reduce<[string, string][]>((pairs, letter, index, all) => {
      if (index % 2 === 0) pairs.push([letter, all[index + 1] ?? '']);
      return pairs;
    }, [])
);

const isUpper = (letter: string | undefined) =>
  letter !== undefined && letter !== letter.toLowerCase() && letter === letter.toUpperCase();

/** Serbian in Latin script; addresses of web and e-mail stay as they are. */
export const transliterate = (text: string): string =>
  text
    .split(/(https?:\/\/[^\s,]+|[^\s,]+@[^\s,]+)/)
    .map((piece, index) => (index % 2 === 0 ? transliterateWords(piece) : piece))
    .join('');

/** Digraphs are upper case throughout where a neighbouring letter of the word is. */
function transliterateWords(text: string): string {
  const letters = [...text];
  return letters
    .map((letter, index) => {
      const latin = LETTERS.get(letter.toLowerCase());
      if (latin === undefined) return letter;
      if (!isUpper(letter)) return latin;
      const isShouted = isUpper(letters[index + 1]) || (isUpper(letters[index - 1]) && !isLower(letters[index + 1]));
      return latin.length === 1 || isShouted ? latin.toUpperCase() : latin.charAt(0).toUpperCase() + latin.slice(1);
    })
    .join('');
}

const isLower = (letter: string | undefined) =>
  letter !== undefined && letter !== letter.toUpperCase() && letter === letter.toLowerCase();

/** The address a name is given: plain Latin letters and digits with hyphens. */
export function slugify(name: string): string {
  return transliterate(name)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

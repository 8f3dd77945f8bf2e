/**
 * Serbian Cyrillic and its Latin, letter for letter: Pravopis srpskoga jezika (Matica srpska), as in
 * https://en.wikipedia.org/wiki/Gaj%27s_Latin_alphabet.
 */
// prettier-ignore
const SERBIAN = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', ђ: 'đ', е: 'e', ж: 'ž', з: 'z', и: 'i',
  ј: 'j', к: 'k', л: 'l', љ: 'lj', м: 'm', н: 'n', њ: 'nj', о: 'o', п: 'p', р: 'r',
  с: 's', т: 't', ћ: 'ć', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'č', џ: 'dž', ш: 'š',
};

/**
 * Letters of other Slavic alphabets in a Serbian text, such as a title or a name as its owner writes it: ISO/R 9:1968,
 * the edition of ISO 9 that is built on the letters of Serbian Latin (Щукин becomes Ščukin; ISO 9:1995 would make it Ŝukin). Where the
 * standard differs by language, which the text does not tell, the Russian column counts. Letters that are a plain one with a mark
 * (ѓ ќ ё ї ў) need no line here: the mark stays, as in the standard (ǵ ḱ ë ï ŭ). Letters of non-Slavic alphabets stay as they are.
 */
// prettier-ignore
const OTHER_SLAVIC = {
  ѕ: 'dz', і: 'i', є: 'je', ґ: 'g', щ: 'šč', ъ: 'ʺ', ы: 'y', ь: 'ʹ', ѣ: 'ě', э: 'ė', ю: 'ju', я: 'ja',
};

const LATIN = new Map(Object.entries({ ...SERBIAN, ...OTHER_SLAVIC }));

/** й is a letter of its own, not a marked и. */
const BREVE = '\u0306';

/** A Cyrillic letter with the marks above and below it. */
export const MARKED_LETTER = /\p{Script=Cyrillic}\p{M}*/gu;

export const isCapital = (letter: string): boolean => /^\p{Lu}/u.test(letter);

/**
 * Writes one letter in Latin, whatever normalisation form it comes in.
 *
 * @param letter - a match of MARKED_LETTER
 * @param digraphInCapitals - whether a capital that takes two Latin letters has both in capitals: LJ, not Lj
 * @returns the Latin letter or digraph with the same marks, composed; undefined where no standard here has the letter
 */
export function toLatinLetter(letter: string, digraphInCapitals: boolean): string | undefined {
  const [base = '', ...marks] = letter.normalize('NFD');
  const isShortI = base.toLowerCase() === 'и' && marks.includes(BREVE);
  const latin = isShortI ? 'j' : LATIN.get(base.toLowerCase());
  if (latin === undefined) return undefined;

  const ownMarks = isShortI ? marks.filter((mark) => mark !== BREVE) : marks;
  const cased = isCapital(base) ? capitalise(latin, digraphInCapitals) : latin;
  return [cased, ...ownMarks].join('').normalize('NFC');
}

const capitalise = (latin: string, wholly: boolean): string =>
  wholly ? latin.toUpperCase() : latin.charAt(0).toUpperCase() + latin.slice(1);

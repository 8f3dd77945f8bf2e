import type { FindException } from './exceptions';
import { isCapital, MARKED_LETTER, toLatinLetter } from './letters';

/**
 * A part of a text that stays as it is. Nothing is read across an `opaque` one, such as an address; a `transparent` one, such as the
 * marks of bold, may stand inside a word.
 */
export interface ProtectedPart {
  start: number;
  end: number;
  kind: 'opaque' | 'transparent';
}

interface PassageOptions {
  text: string;
  protectedParts: readonly ProtectedPart[];
  /** Where one node of rich text ends and the next one begins, in ascending order; words go on across it. */
  cuts?: readonly number[];
  findException: FindException;
}

interface Word {
  start: number;
  end: number;
}

// Both have the length of one, so that offsets in what is read are offsets in the text.
const OBJECT = '\uFFFC';
const WORD_JOINER = '\u2060';

/** Format characters, such as the soft hyphen, stand inside words. */
const WORD = /[\p{L}\p{M}\p{N}\p{Cf}]+/gu;
const INVISIBLE = /\p{Cf}+/gu;

/**
 * Transliterates text that belongs together.
 *
 * @returns its parts between the cuts: one more than there are cuts
 */
export function transliteratePassage({ text, protectedParts, cuts = [], findException }: PassageOptions): string[] {
  const readable = hide(text, protectedParts);
  // What stands for each UTF-16 unit of the text.
  const output = text.split('');

  for (const match of readable.matchAll(WORD)) {
    const word = { start: match.index, end: match.index + match[0].length };
    if (!/\p{Script=Cyrillic}/u.test(match[0])) continue;
    writeLetters(readable, word, output);
    const replacement = findException(match[0].replaceAll(INVISIBLE, ''));
    if (replacement !== undefined)
      writeException({ word, replacement, pieces: piecesOf(readable, word, cuts), output });
  }

  const bounds = [0, ...cuts, text.length];
  return bounds.slice(1).map((end, index) => output.slice(bounds[index], end).join(''));
}

function hide(text: string, protectedParts: readonly ProtectedPart[]): string {
  let readable = '';
  for (const { start, end, kind } of protectedParts) {
    readable += text.slice(readable.length, start) + (kind === 'opaque' ? OBJECT : WORD_JOINER).repeat(end - start);
  }
  return readable + text.slice(readable.length);
}

function writeLetters(readable: string, { start, end }: Word, output: string[]): void {
  for (const match of readable.slice(start, end).matchAll(MARKED_LETTER)) {
    const letter = { start: start + match.index, end: start + match.index + match[0].length };
    const latin = toLatinLetter(match[0], isAmongCapitals(readable, { start, end }, letter));
    if (latin !== undefined) output.fill('', letter.start, letter.end).splice(letter.start, 1, latin);
  }
}

/**
 * Says whether a capital stands in a word written in capitals, so that its digraph has two of them: ЉУБАВ and КОЊ, but Љубав. The letter after
 * it tells, at the end of a word the one before; for a letter on its own (Љ. Поповић, ГРУПА Љ, М Ј Е Њ А Ч Н И Ц А) the words beside it.
 */
function isAmongCapitals(readable: string, word: Word, letter: Word): boolean {
  const next = /\p{L}/u.exec(readable.slice(letter.end, word.end))?.[0];
  if (next !== undefined) return isCapital(next);
  const previous = /\p{L}(?=\P{L}*$)/u.exec(readable.slice(word.start, letter.start))?.[0];
  if (previous !== undefined) return isCapital(previous);
  return isBesideCapitals(readable, word);
}

const GAP = String.raw`[^\S\r\n]|[.,:;()/&'"„“”‘’«»–—-]`;
const WORD_BEFORE = new RegExp(String.raw`([\p{L}\p{M}\p{Cf}]+)((?:${GAP})*)$`, 'u');
const WORD_AFTER = new RegExp(String.raw`^((?:${GAP})*)([\p{L}\p{M}\p{Cf}]+)`, 'u');
/** No word is longer; it keeps the search from growing with the text. */
const FAR = 60;

function isBesideCapitals(readable: string, { start, end }: Word): boolean {
  const [, before = '', gapBefore = ''] = WORD_BEFORE.exec(readable.slice(Math.max(0, start - FAR), start)) ?? [];
  const [, gapAfter = '', after = ''] = WORD_AFTER.exec(readable.slice(end, end + FAR)) ?? [];
  if (/\p{Ll}/u.test(before + after)) return false;
  return isInCapitals(before, gapBefore) || isInCapitals(after, gapAfter);
}

/** Initials (П. П. Њ.) are no word in capitals; letters with only space between them (Њ Е Г О Ш) are. */
const isInCapitals = (word: string, gap: string): boolean =>
  /\p{Lu}.*\p{Lu}/u.test(word) || (/\p{Lu}/u.test(word) && gap.trim() === '');

/** The pieces of a word between the nodes and the marks inside it. */
function piecesOf(readable: string, { start, end }: Word, cuts: readonly number[]): Word[] {
  const invisible = [...readable.slice(start, end).matchAll(INVISIBLE)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
  const between = cuts.filter((cut) => cut > start && cut < end).map((cut) => ({ start: cut, end: cut }));
  const seams = [...invisible, ...between].sort((one, other) => one.start - other.start);

  const pieces: Word[] = [];
  let from = start;
  for (const seam of [...seams, { start: end, end }]) {
    if (seam.start > from) pieces.push({ start: from, end: seam.start });
    from = Math.max(from, seam.end);
  }
  return pieces;
}

interface ReplaceOptions {
  word: Word;
  replacement: string;
  pieces: readonly Word[];
  output: string[];
}

/** Pieces that the letters give the same text keep it, from the start and from the end; the first of the others takes the rest. */
function writeException({ replacement, pieces, output }: ReplaceOptions): void {
  const texts = pieces.map(({ start, end }) => output.slice(start, end).join(''));
  let rest = replacement;
  let first = 0;
  let last = texts.length - 1;
  for (let text = texts[first]; first < last && text !== undefined && rest.startsWith(text); text = texts[first]) {
    rest = rest.slice(text.length);
    first += 1;
  }
  for (let text = texts[last]; first < last && text !== undefined && rest.endsWith(text); text = texts[last]) {
    rest = rest.slice(0, rest.length - text.length);
    last -= 1;
  }
  for (const [index, { start, end }] of pieces.entries()) {
    if (index < first || index > last) continue;
    output.fill('', start, end).splice(start, 1, index === first ? rest : '');
  }
}

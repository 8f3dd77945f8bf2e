import type { Code, Passage } from '../passages/passage';
import { splitUnwritable, toHex } from '../xml/characters';
import { escapeText } from '../xml/markup';

/** How a version of XLIFF writes what is not text. */
export interface InlineMarkup {
  code: (code: Code, content: string) => string;
  /** A character XML cannot write. @param place - its number in the passage, from 1 */
  character: (hex: string, place: number) => string;
}

/** Writes a passage as the content of a source or target. */
export function writeContent(passage: Passage, markup: InlineMarkup): string {
  let place = 0;
  const writeText = (text: string): string =>
    splitUnwritable(text)
      .map((part, index) => (index % 2 === 0 ? escapeText(part) : markup.character(toHex(part), (place += 1))))
      .join('');
  const writeParts = (parts: Passage): string =>
    parts
      .map((part) => (typeof part === 'string' ? writeText(part) : markup.code(part, writeParts(part.parts))))
      .join('');
  return writeParts(passage);
}

import { findAddresses } from './transliteration/addresses';
import { transliterateBlocks } from './transliteration/blocks';
import { createExceptionFinder, type TransliterationException } from './transliteration/exceptions';
import { findMarkup } from './transliteration/markup';
import { transliteratePassage, type ProtectedPart } from './transliteration/passage';

/** Serbian Cyrillic to Serbian Latin, for each kind of text field. None of them changes what it is given. */
export interface Transliterator {
  /** For `string` and `text`: plain text. */
  text: (value: string) => string;
  /** For `richtext`: Markdown with HTML. */
  richtext: (value: string) => string;
  /** For `blocks`. */
  blocks: <Block extends { type: string }>(value: readonly Block[]) => Block[];
}

/**
 * Makes the transliterator. Latin text, addresses of web and e-mail, code and markup stay as they are. The letters, and the standards they
 * are from, are in transliteration/letters.ts.
 *
 * @param exceptions - words that are not written letter by letter, as parseTransliterationExceptions gives them
 */
export function createTransliterator({
  exceptions,
}: {
  exceptions: readonly TransliterationException[];
}): Transliterator {
  const findException = createExceptionFinder(exceptions);
  const transliterate = (text: string, protectedParts: readonly ProtectedPart[]): string =>
    transliteratePassage({ text, protectedParts, findException }).join('');

  return {
    text: (value) => transliterate(value, findAddresses(value)),
    richtext: (value) => transliterate(value, findMarkup(value)),
    blocks: (value) => transliterateBlocks(value, findException),
  };
}

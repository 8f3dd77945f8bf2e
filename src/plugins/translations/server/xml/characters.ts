/** What XML 1.0 has no way to write, each on its own: https://www.w3.org/TR/xml/#charsets */
const UNWRITABLE = /((?![\t\n\r\u007F-\u009F])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF])/u;

/** Parts a text into what XML can write and, at every second place, a character it cannot. */
export const splitUnwritable = (text: string): string[] => text.split(UNWRITABLE);

/** The text with a replacement character for each that XML cannot write. */
export const replaceUnwritable = (text: string): string =>
  splitUnwritable(text)
    .map((part, index) => (index % 2 === 0 ? part : '\uFFFD'))
    .join('');

/** Four hexadecimal digits: all characters that XML cannot write have one UTF-16 unit. */
export const toHex = (character: string): string => character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');

/** The opposite of `toHex`, for any code point but 0, which PostgreSQL cannot store. */
export function fromHex(hex: string): string | undefined {
  const codePoint = /^[\dA-F]{1,6}$/i.test(hex) ? Number.parseInt(hex, 16) : 0;
  return codePoint > 0 && codePoint <= 0x10_ff_ff ? String.fromCodePoint(codePoint) : undefined;
}

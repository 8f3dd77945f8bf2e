/** Of a text, in characters: a report repeats texts of the file and of the hub, which can be millions of characters long. */
const MAX_QUOTED = 200;
/** Of what stands before the first difference. */
const MAX_BEFORE = 40;
/** More than what is quoted twice and said of it. */
const MAX_REASON = 1000;

/** A reason as a report has it, whatever a file's tags have put into it. */
export const shorten = (reason: string): string => cut(reason, MAX_REASON);

/** A text in quotation marks, or its beginning. */
export const quote = (text: string): string => `“${cut(text, MAX_QUOTED)}”`;

/** What a text was and what it is; of long texts the part where they begin to differ. */
export function shortenChange(was: string, is: string): { was: string; is: string } {
  const start = Math.max(was.length, is.length) > MAX_QUOTED ? Math.max(0, firstDifference(was, is) - MAX_BEFORE) : 0;
  const shortenFrom = (text: string) =>
    cut(start === 0 ? text : `…${text.slice(start).replace(/^[\uDC00-\uDFFF]/, '')}`, MAX_QUOTED);
  return { was: shortenFrom(was), is: shortenFrom(is) };
}

/** The same, in quotation marks. */
export function quoteChange(was: string, is: string): { was: string; is: string } {
  const change = shortenChange(was, is);
  return { was: quote(change.was), is: quote(change.is) };
}

function firstDifference(one: string, other: string): number {
  let index = 0;
  while (index < one.length && one[index] === other[index]) index += 1;
  return index;
}

/** No character is cut in two. */
const cut = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '')}…`;

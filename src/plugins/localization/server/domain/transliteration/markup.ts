import { ADDRESS } from './addresses';
import type { ProtectedPart } from './passage';

const ATTRIBUTE = String.raw`\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>\u0060]+))?`;
/** HTML elements that do not end a word. */
const INLINE_ELEMENTS = 'a|abbr|b|bdi|bdo|cite|del|dfn|em|font|i|ins|mark|s|small|span|strong|sub|sup|u|wbr';
const DESTINATION = String.raw`(?:<[^<>\n]*>|(?:[^\s()<]|\([^\s()]*\))*)`;

/** What is not for readers to read, first match first: https://spec.commonmark.org/0.31.2/ and HTML as it may stand inside. */
const MARKUP = {
  fence: String.raw`^ {0,3}(?<fence>\u0060{3,}|~{3,})[^\n]*(?:\n(?! {0,3}\k<fence>)[^\n]*)*(?:\n {0,3}\k<fence>[\u0060~]*)?`,
  comment: String.raw`<!--[\s\S]*?-->`,
  codeElement: String.raw`<(?<element>code|pre|script|style)\b[^>]*>[\s\S]*?<\/\k<element>\s*>`,
  codeSpan: String.raw`(?<!\u0060)(?<ticks>\u0060+)(?!\u0060)(?:[\s\S]*?[^\u0060])\k<ticks>(?!\u0060)`,
  inlineTag: String.raw`<\/?(?:${INLINE_ELEMENTS})(?:${ATTRIBUTE})*\s*\/?>`,
  tag: String.raw`<\/?[a-z][a-z\d-]*(?:${ATTRIBUTE})*\s*\/?>`,
  escape: String.raw`\\[!-/:-@\[-\u0060{-~]`,
  target: String.raw`\]\(\s*${DESTINATION}\s*\)`,
  // A title follows, which is for readers.
  targetBeforeTitle: String.raw`\]\(\s*${DESTINATION}(?=\s)`,
  definition: String.raw`(?<=^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*)\S+(?=[ \t]*(?:["'(][^\n]*)?$)`,
  address: ADDRESS,
  emphasis: String.raw`\*+|_+|~~|\[`,
};

const TRANSPARENT = new Set<string>(['inlineTag', 'target', 'emphasis']);

const PARTS = new RegExp(
  Object.entries(MARKUP)
    .map(([name, pattern]) => `(?<${name}Part>${pattern})`)
    .join('|'),
  'gimu'
);

/**
 * Finds what is not text in Markdown with HTML: code, tags with their attributes, comments, targets of links and images, the marks
 * of emphasis, addresses. Code by indentation is taken for text: paragraphs of list items are indented too, and so may plain text be, which
 * services/keeper.ts has read as Markdown.
 */
export const findMarkup = (source: string): ProtectedPart[] =>
  [...source.matchAll(PARTS)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind: isTransparent(match.groups ?? {}) ? 'transparent' : 'opaque',
  }));

const isTransparent = (groups: Record<string, string | undefined>): boolean =>
  [...TRANSPARENT].some((name) => groups[`${name}Part`] !== undefined);

/** In the order in which they nest where nothing else decides it. */
export const MARKS = ['bold', 'italic', 'underline', 'strikethrough', 'code'] as const;
export type Mark = (typeof MARKS)[number];

export type CodeType = Mark | 'link';

/** Markup around a part of a passage: what translators' tools call a paired inline code. */
export interface Code {
  /** '1', '2' … in the source's reading order; a translation names the source's codes. */
  id: string;
  type: CodeType;
  /** Of a link, for the translator to see. What is written back is the source's. */
  url?: string;
  parts: Passage;
}

/** Text with its markup, which a translator handles in one piece. No string in it is empty or stands beside another. */
export type Passage = readonly (string | Code)[];

/** All codes of a passage in reading order, an outer one before those in it. */
export const codesOf = (passage: Passage): Code[] =>
  passage.flatMap((part) => (typeof part === 'string' ? [] : [part, ...codesOf(part.parts)]));

/** What a reader sees of a passage. */
export const plainText = (passage: Passage): string =>
  passage.map((part) => (typeof part === 'string' ? part : plainText(part.parts))).join('');

/** Says whether text and codes are the same. Links' targets do not count: they are never the translation's. */
export const isSamePassage = (one: Passage, other: Passage): boolean =>
  one.length === other.length && one.every((part, index) => isSamePart(part, other[index]));

function isSamePart(one: string | Code, other: string | Code | undefined): boolean {
  if (typeof one === 'string' || typeof other !== 'object') return one === other;
  return one.id === other.id && one.type === other.type && isSamePassage(one.parts, other.parts);
}

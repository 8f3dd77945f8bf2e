import type { Locale } from './registry';
import type { Shape } from './schema';

/** A text, or the paragraphs of a `blocks` field. */
export type Text = string | string[];

/** A number, a date, plain text, the numbers of files, or those of entries. */
export type Value = string | number | null | number[];

/** An entry's content, or a component's: the source's texts, and what is shared. */
export interface Part {
  /** Stays the same wherever the component is moved. */
  key: number;
  texts: Record<string, Text>;
  values: Record<string, Value>;
  slots: Record<string, Part[]>;
}

/** The smallest unit a translator handles. */
export interface Segment {
  text: string;
  /** The language of a block that was left as the hub had derived it; nobody wrote it. */
  keptFrom?: Locale;
  /** What the source said when it was written; undefined for a block that has none in the source. */
  madeFrom?: string;
}

/** What a person wrote in one text field of one language. */
export interface OwnText {
  isBlocks: boolean;
  segments: Segment[];
  /** Its blocks do not stand where the source's do, so what a block was made from is the hub's guess. */
  isLoose?: boolean;
}

/** Own texts by field; see {@link fieldKey}. */
export type OwnTexts = Map<string, OwnText>;

export const fieldKey = (part: Part, field: string) => `${part.key}.${field}`;

export const isEmpty = (text: Text | undefined) => text === undefined || text.length === 0;

export const sameText = (one: Text, other: Text) => JSON.stringify(one) === JSON.stringify(other);

/** A text field where it stands: its path, and the part that holds it. */
export interface Field {
  path: string;
  key: string;
  part: Part;
  name: string;
  isBlocks: boolean;
}

/** The path of a segment: its field's, with its place where it is a block. */
export const segmentPath = ({ path, isBlocks }: Field, index: number) => (isBlocks ? `${path}.${index}` : path);

/** All text fields of a content, in the order of the schema. */
export function listFields(shape: Shape, part: Part, prefix = ''): Field[] {
  const own = [...shape.texts].map(([name, kind]) => ({
    path: `${prefix}${name}`,
    key: fieldKey(part, name),
    part,
    name,
    isBlocks: kind === 'blocks',
  }));
  return [...own, ...listRows(shape, part, prefix).flatMap((row) => listFields(row.shape, row.part, `${row.path}.`))];
}

/** A component where it stands. */
export interface Row {
  path: string;
  part: Part;
  shape: Shape;
}

/** The components of a part, not those inside them. */
export function listRows(shape: Shape, part: Part, prefix = ''): Row[] {
  return [...shape.slots].flatMap(([slot, { shape: inner, isMany }]) =>
    (part.slots[slot] ?? []).map((row, index) => ({
      path: isMany ? `${prefix}${slot}.${index}` : `${prefix}${slot}`,
      part: row,
      shape: inner,
    }))
  );
}

/** A part and all parts inside it. */
export const listParts = (part: Part): Part[] => [part, ...Object.values(part.slots).flat().flatMap(listParts)];

/** The texts of a content by field. */
export const textsOf = (shape: Shape, part: Part): Map<string, Text> =>
  new Map(listFields(shape, part).map(({ key, part: holder, name }) => [key, holder.texts[name] ?? '']));

export const paragraphs = (text: Text | undefined): string[] =>
  text === undefined || text === '' ? [] : typeof text === 'string' ? [text] : text;

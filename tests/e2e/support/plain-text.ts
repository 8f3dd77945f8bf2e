/** A block of a rich text, or what is in one: a link, or a piece of text. */
export interface Block {
  type: string;
  text?: string;
  children?: Block[];
}

/** Each paragraph, heading and item of a rich text, without its form. */
export const passagesOf = (blocks: Block[] = []): string[] =>
  blocks.flatMap((block) => (block.type === 'list' ? passagesOf(block.children) : plainTextOf(block)));
const plainTextOf = ({ text, children = [] }: Block): string => text ?? children.map(plainTextOf).join('');

/** ICU and browsers separate with spaces of several widths; which one is of no matter here. */
export const withPlainSpaces = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Rich text as the hub gives it: blocks, which hold pieces of text, links and lists. */

export interface TextPiece {
  type: 'text';
  text: string;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  strikethrough?: boolean;
  code?: boolean;
}

export interface LinkPiece {
  type: 'link';
  url: string;
  children: TextPiece[];
}

export type Inline = TextPiece | LinkPiece;

export interface ListBlock {
  type: 'list';
  format: 'ordered' | 'unordered';
  children: ({ type: 'list-item'; children: Inline[] } | ListBlock)[];
}

export type Block =
  | { type: 'paragraph' | 'quote'; children: Inline[] }
  | { type: 'heading'; level: number; children: Inline[] }
  | { type: 'code'; children: Inline[] }
  | { type: 'image'; image: BlockImage }
  | ListBlock;

export interface BlockImage {
  url: string;
  alternativeText?: string | null;
  width?: number | null;
  height?: number | null;
}

/** An empty paragraph is how editors make room; the page has its own. */
export function withoutEmpty(blocks: Block[]): { block: Block; index: number }[] {
  return blocks
    .map((block, index) => ({ block, index }))
    .filter(({ block }) => block.type !== 'paragraph' || plainText(block.children).trim() !== '');
}

export const plainText = (pieces: Inline[]): string =>
  pieces.map((piece) => (piece.type === 'link' ? plainText(piece.children) : piece.text)).join('');

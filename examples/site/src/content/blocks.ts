import type { Schemas } from '../hub/client';

/** Rich text as the hub gives it: blocks, which hold pieces of text, links and lists. */
export type Block = Schemas['Block'];
export type ListBlock = Schemas['ListBlock'];
export type Inline = Schemas['InlineNode'];

/** An empty paragraph is how editors make room; the page has its own. */
export function withoutEmpty(blocks: Block[]): { block: Block; index: number }[] {
  return blocks
    .map((block, index) => ({ block, index }))
    .filter(({ block }) => block.type !== 'paragraph' || plainText(block.children).trim() !== '');
}

export const plainText = (pieces: Inline[]): string =>
  pieces.map((piece) => (piece.type === 'link' ? plainText(piece.children) : piece.text)).join('');

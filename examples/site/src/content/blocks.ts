import type { Schemas } from '../hub/client';

/** Rich text as the hub gives it: blocks, which hold pieces of text, links and lists. */
export type Block = Schemas['Block'];
export type ListBlock = Schemas['ListBlock'];
export type Inline = Schemas['InlineNode'];

/** Rich text as an entry holds it. */
export type Blocks = { type: string }[] | null | undefined;

/** An empty paragraph is how editors make room; the page has its own. */
export function withoutEmpty(blocks: Blocks): { block: Block; index: number }[] {
  // Only the hub's document says which types of blocks there are.
  return ((blocks ?? []) as Block[])
    .map((block, index) => ({ block, index }))
    .filter(({ block }) => block.type !== 'paragraph' || plainText(block.children).trim() !== '');
}

/** Whether a rich text has anything to show. */
export const hasText = (blocks: Blocks): boolean => withoutEmpty(blocks).length > 0;

export const plainText = (pieces: Inline[]): string =>
  pieces.map((piece) => (piece.type === 'link' ? plainText(piece.children) : piece.text)).join('');

import type { Schemas } from '../hub/client';

/** Rich text as the hub gives it: blocks, which hold pieces of text, links and lists. */
export type Block = Schemas['Block'];
export type ListBlock = Schemas['ListBlock'];
export type Inline = Schemas['InlineNode'];

/** Rich text as an entry holds it. */
export type Blocks = { type: string }[] | null | undefined;

/** An empty block is how editors make room, or what they left behind; the page has room of its own. */
export function withoutEmpty(blocks: Blocks): { block: Block; index: number }[] {
  // Only the hub's document says which types of blocks there are.
  return ((blocks ?? []) as Block[])
    .map((block, index) => ({ block, index }))
    .filter(({ block }) => block.type === 'image' || !isBlank(block));
}

/** The levels of the headings in a text, each once, the highest first. */
export const headingLevelsOf = (blocks: Block[]): number[] =>
  [...new Set(blocks.flatMap((block) => (block.type === 'heading' ? block.level : [])))].toSorted(
    (left, right) => left - right
  );

/** An item of a list, with the lists below it. */
interface ListItem {
  pieces: Inline[];
  lists: ListBlock[];
}

/** The items of a list, without empty ones. The hub has a list below an item beside that item; HTML has it within. */
export function itemsOf({ children }: ListBlock): ListItem[] {
  const items: ListItem[] = [];
  for (const child of children) {
    if (isBlank(child)) continue;
    const last = items.at(-1);
    if (child.type !== 'list') items.push({ pieces: child.children, lists: [] });
    else if (last) last.lists.push(child);
    else items.push({ pieces: [], lists: [child] });
  }
  return items;
}

/** Whether a rich text has anything to show. */
export const hasText = (blocks: Blocks): boolean => withoutEmpty(blocks).length > 0;

/** Whether there is nothing to read in a text or a list. */
function isBlank(block: Exclude<Block, { type: 'image' }> | ListBlock['children'][number]): boolean {
  return block.type === 'list' ? block.children.every(isBlank) : plainText(block.children).trim() === '';
}

export const plainText = (pieces: Inline[]): string =>
  pieces.map((piece) => (piece.type === 'link' ? plainText(piece.children) : piece.text)).join('');

import type { Block, BlockNode } from './block';
import { toInlines, toPassage } from './inline-passage';
import { plainText, type Passage } from './passage';

/**
 * What a translator handles of a segment, by id and in reading order: `''` for a plain text and for a block that is one text,
 * `0`, `1`, `2.0` for the items of a list (the places of a list inside it counted along), `alt` and `caption` for an image.
 * What has no text, or only spaces, is left out.
 *
 * @param segment - a text field, or a block as Strapi validated it when it was written
 */
export function passagesOf(segment: string | Block): Map<string, Passage> {
  const passages = typeof segment === 'string' ? [['', [segment]] as const] : passagesIn(asNode(segment), '');
  return new Map(passages.filter(([, passage]) => plainText(passage).trim() !== ''));
}

interface WriteOptions {
  /** Of the source: whatever is not text comes from it. */
  block: Block;
  /** A translation for each of the source's passages, whose codes have been checked. */
  passages: ReadonlyMap<string, Passage>;
}

/**
 * Makes the block that says in another language what the source's says: the opposite of `passagesOf`.
 *
 * @throws Error where a passage of the block has no translation, or one with a link the source has not
 */
export function writePassages({ block, passages }: WriteOptions): Block {
  const ids = passagesOf(block);
  const translate = (id: string): Passage | undefined => {
    if (!ids.has(id)) return undefined;
    const passage = passages.get(id);
    if (!passage) throw new Error(`No translation of the passage "${id}"`);
    return passage;
  };
  return writeNode({ node: asNode(block), id: '', translate }) as unknown as Block;
}

/** Strapi refuses blocks of any other form. */
const asNode = (block: Block): BlockNode => block as unknown as BlockNode;

const within = (id: string, index: number): string => (id === '' ? String(index) : `${id}.${index}`);

function passagesIn(node: BlockNode, id: string): (readonly [string, Passage])[] {
  switch (node.type) {
    case 'list':
      return node.children.flatMap((child, index) => passagesIn(child, within(id, index)));
    case 'image':
      return [
        ['alt', [node.image.alternativeText ?? '']],
        ['caption', [node.image.caption ?? '']],
      ];
    default:
      return [[id, toPassage(node.children)]];
  }
}

interface NodeOptions {
  node: BlockNode;
  id: string;
  translate: (id: string) => Passage | undefined;
}

function writeNode({ node, id, translate }: NodeOptions): BlockNode {
  switch (node.type) {
    case 'list': {
      const write = (child: BlockNode, index: number) => writeNode({ node: child, id: within(id, index), translate });
      return { ...node, children: node.children.map(write) };
    }
    case 'image': {
      const [alt, caption] = [translate('alt'), translate('caption')];
      const texts = {
        ...(alt && { alternativeText: plainText(alt) }),
        ...(caption && { caption: plainText(caption) }),
      };
      return { ...node, image: { ...node.image, ...texts } };
    }
    default: {
      const passage = translate(id);
      return passage ? { ...node, children: toInlines({ passage, source: node.children }) } : node;
    }
  }
}

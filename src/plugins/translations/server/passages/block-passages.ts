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
  return new Map(passages.filter(([, passage]) => !isBlank(plainText(passage))));
}

interface WriteOptions {
  /** Of the source: whatever is not text comes from it. */
  block: Block;
  /** What the block says in the other language so far; what it has of that and no passage takes the place of stays as it is. */
  translation?: Block;
  /** By the source's ids; their codes have been checked. */
  passages: ReadonlyMap<string, Passage>;
}

/**
 * Makes the block that says in another language what the source's says: the opposite of `passagesOf`. Of a translation so far, what the source's block
 * has no place for is lost, such as a paragraph where the source has a list.
 *
 * @throws Error where a passage of the block has no translation, or one with a link the source has not
 */
export function writePassages({ block, translation, passages }: WriteOptions): Block {
  return writeNode({
    node: asNode(block),
    translated: translation && asNode(translation),
    id: '',
    passages,
  }) as unknown as Block;
}

/** The texts of an image, by the ids of their passages. */
const IMAGE_TEXTS = [
  ['alt', 'alternativeText'],
  ['caption', 'caption'],
] as const;

/** Strapi refuses blocks of any other form. */
const asNode = (block: Block): BlockNode => block as unknown as BlockNode;

const within = (id: string, index: number): string => (id === '' ? String(index) : `${id}.${index}`);

function passagesIn(node: BlockNode, id: string): (readonly [string, Passage])[] {
  switch (node.type) {
    case 'list':
      return node.children.flatMap((child, index) => passagesIn(child, within(id, index)));
    case 'image':
      return IMAGE_TEXTS.map(([textId, name]) => [textId, [node.image[name] ?? '']]);
    default:
      return [[id, toPassage(node.children)]];
  }
}

interface NodeOptions {
  /** Of the source. */
  node: BlockNode;
  /** What stands in its place in the translation so far. */
  translated: BlockNode | undefined;
  id: string;
  passages: ReadonlyMap<string, Passage>;
}

function writeNode({ node, translated, id, passages }: NodeOptions): BlockNode {
  switch (node.type) {
    case 'list': {
      const items = translated?.type === 'list' ? translated.children : [];
      const written = node.children.map((child, index) =>
        writeNode({ node: child, translated: items[index], id: within(id, index), passages })
      );
      return { ...node, children: [...written, ...items.slice(written.length)] };
    }
    case 'image': {
      const former = translated?.type === 'image' ? translated.image : {};
      const texts = IMAGE_TEXTS.flatMap(([textId, name]) => {
        const passage = passages.get(textId);
        const text = passage ? plainText(passage) : (former[name] ?? '');
        if (passage || !isBlank(text)) return [[name, text]];
        return isBlank(node.image[name] ?? '') ? [] : missing(textId);
      });
      return { ...node, image: { ...node.image, ...Object.fromEntries(texts) } };
    }
    default: {
      const passage = passages.get(id);
      if (passage) return { ...node, children: toInlines({ passage, source: node.children }) };
      if (translated?.type === node.type && hasText(translated)) return translated;
      return hasText(node) ? missing(id) : node;
    }
  }
}

const hasText = (node: BlockNode): boolean => passagesIn(node, '').some(([, passage]) => !isBlank(plainText(passage)));

const isBlank = (text: string): boolean => text.trim() === '';

function missing(id: string): never {
  throw new Error(`No translation of the passage "${id}"`);
}

import { findAddresses } from './addresses';
import type { FindException } from './exceptions';
import { transliteratePassage } from './passage';

/** What a node of Strapi's rich text has that matters here: https://docs.strapi.io/cms/features/content-type-builder#rich-text-blocks */
interface BlockNode {
  type: string;
  text?: string;
  code?: boolean;
  children?: readonly BlockNode[];
  image?: { alternativeText?: string | null; caption?: string | null };
}

/**
 * Transliterates the text of blocks. Blocks of code, inline code and everything that is not text stay as they are. A word goes on
 * where only its marks or a link change.
 *
 * @param blocks - as Strapi validated them when they were written
 * @returns new blocks of the same structure; the nodes it leaves alone are those it was given
 */
export const transliterateBlocks = <Block extends { type: string }>(
  blocks: readonly Block[],
  findException: FindException
): Block[] => blocks.map((block) => transliterateNode(block as BlockNode, findException) as unknown as Block);

function transliterateNode(node: BlockNode, findException: FindException): BlockNode {
  if (node.type === 'code') return node;
  const image = node.image && { ...node.image, ...textsOfImage(node.image, findException) };
  const children = node.children && transliterateChildren(node.children, findException);
  return { ...node, ...(image && { image }), ...(children && { children }) };
}

function textsOfImage({ alternativeText, caption }: NonNullable<BlockNode['image']>, findException: FindException) {
  const transliterate = (text: string) => transliterateTexts([text], findException)[0];
  return {
    ...(alternativeText && { alternativeText: transliterate(alternativeText) }),
    ...(caption && { caption: transliterate(caption) }),
  };
}

const isText = (node: BlockNode): node is BlockNode & { text: string } =>
  node.type === 'text' && typeof node.text === 'string' && !node.code;

function transliterateChildren(children: readonly BlockNode[], findException: FindException): BlockNode[] {
  const texts = flowsOf(children).flatMap((flow) => transliterateTexts(flow, findException));
  return withTexts(children, texts.values(), findException);
}

/** The texts of inline nodes, in order, each list without anything between its texts. */
function flowsOf(nodes: readonly BlockNode[]): string[][] {
  const flows: string[][] = [[]];
  const collect = (node: BlockNode): void => {
    if (isText(node)) flows.at(-1)?.push(node.text);
    else if (node.type === 'link') node.children?.forEach(collect);
    else flows.push([]);
  };
  nodes.forEach(collect);
  return flows;
}

/** The opposite of flowsOf: hands the texts out in the same order. */
function withTexts(nodes: readonly BlockNode[], texts: Iterator<string>, findException: FindException): BlockNode[] {
  return nodes.map((node) => {
    if (isText(node)) return { ...node, text: texts.next().value };
    if (node.type === 'text') return node;
    if (node.type !== 'link') return transliterateNode(node, findException);
    return { ...node, ...(node.children && { children: withTexts(node.children, texts, findException) }) };
  });
}

function transliterateTexts(texts: readonly string[], findException: FindException): string[] {
  const text = texts.join('');
  let length = 0;
  const ends = texts.map((part) => (length += part.length));
  if (texts.length === 0) return [];
  return transliteratePassage({ text, protectedParts: findAddresses(text), cuts: ends.slice(0, -1), findException });
}

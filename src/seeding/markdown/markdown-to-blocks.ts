import MarkdownIt from 'markdown-it';

import type { Block, Inline, List, ListItem } from './blocks';
import { toInlines } from './inlines';
import type { MarkdownFault } from './markdown-fault';
import { nestTokens, type TokenNode } from './token-tree';

// HTML and tables are parsed in order to be refused: as plain text they would end up on the page.
const markdown = new MarkdownIt('default', { html: true });
// markdown-it leaves a link it distrusts as text; here that is a fault.
markdown.validateLink = () => true;

const UNSUPPORTED: Readonly<Record<string, string>> = {
  html_block: 'HTML is not supported; write Markdown',
  hr: 'horizontal rules are not supported; use a heading',
  table_open: 'tables are not supported; use a list',
};

/**
 * Converts Markdown to the blocks Strapi's rich text stores: paragraphs, headings, lists in lists, quotes and code, with links,
 * bold, italic, strikethrough and code in their text. A line break inside a paragraph becomes a space, a hard one stays.
 *
 * @param source - CommonMark, with ~~strikethrough~~
 * @returns the blocks, and a fault for each thing that blocks cannot express
 */
export function markdownToBlocks(source: string): { blocks: Block[]; faults: MarkdownFault[] } {
  const faults: MarkdownFault[] = [];
  const blocks = nestTokens(markdown.parse(source, {})).flatMap((node) => toBlocks(node, faults));
  return { blocks, faults };
}

function toBlocks(node: TokenNode, faults: MarkdownFault[]): Block[] {
  const { token } = node;
  switch (token.type) {
    case 'paragraph_open':
      return [{ type: 'paragraph', children: inlinesOf(node, faults) }];
    case 'heading_open':
      return [{ type: 'heading', level: Number(token.tag.slice(1)), children: inlinesOf(node, faults) }];
    case 'bullet_list_open':
    case 'ordered_list_open':
      return [toList(node, 0, faults)];
    case 'blockquote_open':
      return node.children.flatMap((child): Block[] => {
        if (child.token.type === 'paragraph_open') return [{ type: 'quote', children: inlinesOf(child, faults) }];
        return refuse(child, 'a quote holds paragraphs only', faults);
      });
    case 'fence':
    case 'code_block':
      return [toCode(node)];
    default:
      return refuse(node, UNSUPPORTED[token.type] ?? `${token.type} is not supported`, faults);
  }
}

function toList(node: TokenNode, indentLevel: number, faults: MarkdownFault[]): List {
  const isOrdered = node.token.type === 'ordered_list_open';
  const start = node.token.attrGet('start');
  if (isOrdered && start !== null) refuse(node, 'an ordered list starts with 1', faults);
  return {
    type: 'list',
    format: isOrdered ? 'ordered' : 'unordered',
    children: node.children.flatMap((item) => toListChildren(item, indentLevel, faults)),
    ...(indentLevel > 0 && { indentLevel }),
  };
}

function toListChildren(item: TokenNode, indentLevel: number, faults: MarkdownFault[]): (ListItem | List)[] {
  const [first, ...rest] = item.children;
  if (first?.token.type !== 'paragraph_open') return refuse(item, 'a list item begins with its text', faults);
  return [
    { type: 'list-item', children: inlinesOf(first, faults) },
    ...rest.flatMap((child): List[] => {
      if (child.token.type.endsWith('_list_open')) return [toList(child, indentLevel + 1, faults)];
      return refuse(child, 'a list item holds one paragraph, and lists', faults);
    }),
  ];
}

function toCode({ token }: TokenNode): Block {
  const language = token.info.trim();
  const text = token.content.replace(/\n$/, '');
  return { type: 'code', ...(language && { language }), children: [{ type: 'text', text }] };
}

function inlinesOf(node: TokenNode, faults: MarkdownFault[]): Inline[] {
  if (node.children.every(({ token }) => token.content === '')) return refuse(node, 'a heading without text', faults);
  return node.children.flatMap(({ token }) =>
    toInlines({
      nodes: nestTokens(token.children ?? []),
      line: lineOf(token.map),
      report: (fault) => faults.push(fault),
    })
  );
}

function refuse(node: TokenNode, reason: string, faults: MarkdownFault[]): never[] {
  faults.push({ line: lineOf(node.token.map), reason });
  return [];
}

const lineOf = (map: readonly [number, number] | null) => (map?.[0] ?? 0) + 1;

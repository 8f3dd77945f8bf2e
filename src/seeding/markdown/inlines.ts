import type { Inline, Mark, Text } from './blocks';
import type { MarkdownFault } from './markdown-fault';
import type { TokenNode } from './token-tree';

const MARKS: Readonly<Record<string, Mark>> = { strong_open: 'bold', em_open: 'italic', s_open: 'strikethrough' };

const ALL_MARKS: readonly Mark[] = [...Object.values(MARKS), 'code'];

/** What Strapi's own validation of links takes, without FTP, which browsers dropped. */
const LINK_PROTOCOLS = ['http:', 'https:', 'mailto:', 'tel:'];

interface InlineText {
  nodes: readonly TokenNode[];
  /** The line it begins in, from 1. */
  line: number;
  report: (fault: MarkdownFault) => void;
}

/** Converts the text of one paragraph, heading or list item. */
export function toInlines({ nodes, line, report }: InlineText): Inline[] {
  const inlines: Inline[] = [];
  let currentLine = line;
  const refuse = (reason: string) => report({ line: currentLine, reason });

  const addText = (target: Inline[], text: string, marks: readonly Mark[]) => {
    const flags = Object.fromEntries(marks.map((mark) => [mark, true as const]));
    const previous = target.at(-1);
    if (previous?.type === 'text' && hasExactly(previous, marks)) previous.text += text;
    else if (text !== '') target.push({ type: 'text', text, ...flags });
  };

  const add = (target: Inline[], { token, children }: TokenNode, marks: readonly Mark[]): void => {
    const mark = MARKS[token.type];
    if (mark) {
      const inner = marks.includes(mark) ? marks : [...marks, mark];
      for (const child of children) add(target, child, inner);
      return;
    }
    switch (token.type) {
      case 'text':
        return addText(target, token.content, marks);
      case 'code_inline':
        return addText(target, token.content, [...marks, 'code']);
      case 'softbreak':
        currentLine += 1;
        return addText(target, ' ', marks);
      case 'hardbreak':
        currentLine += 1;
        return addText(target, '\n', marks);
      case 'link_open': {
        const url = token.attrGet('href') ?? '';
        if (!isAllowedLink(url)) {
          refuse(`a link to "${url}"; allowed are ${LINK_PROTOCOLS.join(', ')} and paths that begin with /`);
        }
        if (token.attrGet('title') !== null) refuse('titles of links are not supported');
        const texts: Text[] = [];
        // Links do not nest in Markdown, so only text comes back.
        for (const child of children) add(texts, child, marks);
        if (texts.length === 0) refuse('a link without text');
        target.push({ type: 'link', url, children: texts });
        return;
      }
      case 'image':
        return refuse('images are not supported in text; use a field such as cover');
      case 'html_inline':
        return refuse('HTML is not supported; write Markdown');
      default:
        return refuse(`${token.type} is not supported`);
    }
  };

  for (const node of nodes) add(inlines, node, []);
  return inlines;
}

function hasExactly(text: Text, marks: readonly Mark[]): boolean {
  return ALL_MARKS.every((mark) => (text[mark] === true) === marks.includes(mark));
}

function isAllowedLink(url: string): boolean {
  if (url.startsWith('/')) return !url.startsWith('//');
  return URL.canParse(url) && LINK_PROTOCOLS.includes(new URL(url).protocol);
}

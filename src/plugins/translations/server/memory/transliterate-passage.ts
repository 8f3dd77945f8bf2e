import type { Block } from '../../../localization/shared/contracts';
import type { InlineNode, TextNode } from '../passages/block';
import type { Mark, Passage } from '../passages/passage';

interface Transliterate {
  passage: Passage;
  /** What the localization plugin makes of blocks. */
  transliterate: (blocks: readonly Block[]) => readonly Block[];
}

/** Writes a passage in the other script; a word goes on where only a code begins or ends. */
export function transliteratePassage({ passage, transliterate }: Transliterate): Passage {
  const [block] = transliterate([{ type: 'paragraph', children: nodesOf(passage, []) }]);
  const texts = textsOf((block?.children ?? []) as InlineNode[]).values();
  const withTexts = (parts: Passage): Passage =>
    parts.map((part) =>
      typeof part === 'string' ? (texts.next().value ?? part) : { ...part, parts: withTexts(part.parts) }
    );
  return withTexts(passage);
}

const nodesOf = (passage: Passage, marks: readonly Mark[]): InlineNode[] =>
  passage.flatMap((part): InlineNode[] => {
    if (typeof part === 'string') {
      return [{ type: 'text', text: part, ...Object.fromEntries(marks.map((mark) => [mark, true])) }];
    }
    if (part.type !== 'link') return nodesOf(part.parts, [...marks, part.type]);
    return [{ type: 'link', url: part.url ?? '', children: nodesOf(part.parts, marks) as TextNode[] }];
  });

const textsOf = (nodes: readonly InlineNode[]): string[] =>
  nodes.flatMap((node) => (node.type === 'link' ? textsOf(node.children) : [node.text]));

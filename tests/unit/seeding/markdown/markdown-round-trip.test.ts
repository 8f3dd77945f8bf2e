import fc from 'fast-check';

import type { Block, Inline, Link, List, Text } from '../../../../src/seeding/markdown/blocks';
import { markdownToBlocks } from '../../../../src/seeding/markdown/markdown-to-blocks';

const text = (value: string): Text => ({ type: 'text', text: value });

/** Writes blocks as Markdown: the opposite of what is tested. */
function toMarkdown(blocks: Block[]): string {
  return blocks.map(blockToMarkdown).join('\n\n');
}

function blockToMarkdown(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return inlinesToMarkdown(block.children);
    case 'heading':
      return `${'#'.repeat(block.level)} ${inlinesToMarkdown(block.children)}`;
    case 'quote':
      return `> ${inlinesToMarkdown(block.children)}`;
    case 'code':
      return `\`\`\`${block.language ?? ''}\n${block.children[0].text}\n\`\`\``;
    case 'list':
      return listToMarkdown(block, '');
  }
}

const listToMarkdown = (list: List, indent: string): string =>
  list.children
    .map((child) => {
      if (child.type === 'list') return listToMarkdown(child, `${indent}   `);
      return `${indent}${list.format === 'ordered' ? '1.' : '- '} ${inlinesToMarkdown(child.children)}`;
    })
    .join('\n');

const inlinesToMarkdown = (inlines: Inline[]): string =>
  inlines
    .map((inline) =>
      inline.type === 'link'
        ? `[${inline.children.map(textToMarkdown).join('')}](${inline.url})`
        : textToMarkdown(inline)
    )
    .join(' ');

function textToMarkdown({ text: value, bold, italic, strikethrough, code }: Text): string {
  const inner = code ? `\`${value}\`` : value.replaceAll(/[\\`*_~[\]<>#&!()|.+:-]/g, '\\$&');
  const fences = [bold && '**', italic && '*', strikethrough && '~~'].filter((fence) => typeof fence === 'string');
  return `${fences.join('')}${inner}${fences.toReversed().join('')}`;
}

const words = fc.stringMatching(/^[a-zA-ZčćžšđëÇЀ-џ][a-zčćžšđëçѐ-џ*_#[\]<&.!~|>+:-]{0,12}[a-zčćžšђ]$/);
const marks = fc.record(
  {
    bold: fc.constant(true as const),
    italic: fc.constant(true as const),
    strikethrough: fc.constant(true as const),
  },
  { requiredKeys: [] }
);
const markedText: fc.Arbitrary<Text> = fc.oneof(
  fc.tuple(words, marks).map(([value, flags]): Text => ({ type: 'text', text: value, ...flags })),
  words.map((value): Text => ({ type: 'text', text: value, code: true }))
);
const link: fc.Arbitrary<Link> = fc
  .tuple(markedText, fc.webUrl({ validSchemes: ['https'] }))
  .map(([child, url]): Link => ({ type: 'link', url: new URL(url).href, children: [child] }))
  .filter(({ url }) => !/[()\\&*_~[\]<>']/.test(url));
const inlines = fc.array(fc.oneof({ weight: 3, arbitrary: markedText }, { weight: 1, arbitrary: link }), {
  minLength: 1,
  maxLength: 4,
});

const list = fc
  .array(inlines, { minLength: 1, maxLength: 3 })
  .chain((items) =>
    fc.tuple(
      fc.constantFrom('ordered' as const, 'unordered' as const),
      fc.constant(items),
      fc.option(fc.array(inlines, { minLength: 1, maxLength: 2 }), { nil: undefined })
    )
  )
  .map(([format, items, nested]): List => {
    const toItem = (children: Inline[]) => ({ type: 'list-item' as const, children });
    const inner: List[] = nested
      ? [{ type: 'list', format: 'unordered', indentLevel: 1, children: nested.map(toItem) }]
      : [];
    return { type: 'list', format, children: [...items.map(toItem), ...inner] };
  });
const block: fc.Arbitrary<Block> = fc.oneof(
  inlines.map((children): Block => ({ type: 'paragraph', children })),
  fc
    .tuple(fc.integer({ min: 1, max: 6 }), inlines)
    .map(([level, children]): Block => ({ type: 'heading', level, children })),
  inlines.map((children): Block => ({ type: 'quote', children })),
  fc.tuple(fc.constantFrom('sql', 'ts'), words).map(([language, value]): Block => ({
    type: 'code',
    language,
    children: [{ type: 'text', text: value }],
  })),
  list
);
/** Two quotes or two lists in a row are one in Markdown, so a paragraph stands between any two blocks. */
const documents = fc
  .array(block, { maxLength: 5 })
  .map((blocks) => blocks.flatMap((one) => [one, { type: 'paragraph' as const, children: [text('And')] }]));

/** Texts that stand beside each other are parted by a space, which Markdown keeps as text of its own. */
function withSpaces<Node>(node: Node): Node {
  if (Array.isArray(node)) return node.map(withSpaces) as Node;
  if (typeof node !== 'object' || node === null || !('children' in node)) return node;
  if ('type' in node && (node.type === 'list' || node.type === 'link' || node.type === 'code')) {
    return { ...node, children: withSpaces(node.children) };
  }
  const spaced: Inline[] = [];
  for (const [index, child] of (node.children as Inline[]).entries()) {
    if (index > 0) addText(spaced, text(' '));
    if (child.type === 'text') addText(spaced, child);
    else spaced.push(child);
  }
  return { ...node, children: spaced };
}

function addText(target: Inline[], added: Text): void {
  const previous = target.at(-1);
  const marksOf = ({ bold, italic, strikethrough, code }: Text) => JSON.stringify([bold, italic, strikethrough, code]);
  if (previous?.type === 'text' && marksOf(previous) === marksOf(added)) {
    target.splice(-1, 1, { ...previous, text: previous.text + added.text });
  } else target.push({ ...added });
}

it('gives back the blocks that were written as Markdown, whatever they are', () => {
  fc.assert(
    fc.property(documents, (blocks) => {
      expect(markdownToBlocks(toMarkdown(blocks))).toEqual({ blocks: withSpaces(blocks), faults: [] });
    }),
    { seed: 20_260, numRuns: 500 }
  );
});

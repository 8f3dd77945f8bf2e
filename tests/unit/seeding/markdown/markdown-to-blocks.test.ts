import type { Block, Mark, Text } from '../../../../src/seeding/markdown/blocks';
import { markdownToBlocks } from '../../../../src/seeding/markdown/markdown-to-blocks';

const text = (value: string, ...marks: Mark[]): Text => ({
  type: 'text',
  text: value,
  ...Object.fromEntries(marks.map((mark) => [mark, true])),
});

function blocksOf(...lines: string[]): Block[] {
  const { blocks, faults } = markdownToBlocks(lines.join('\n'));
  expect(faults).toEqual([]);
  return blocks;
}

const faultsOf = (...lines: string[]) => markdownToBlocks(lines.join('\n')).faults;

describe('Markdown becomes blocks', () => {
  it('has a paragraph per paragraph; a soft line break is a space and a hard one stays', () => {
    expect(blocksOf('one', 'line', '', 'two  ', 'lines')).toEqual([
      { type: 'paragraph', children: [text('one line')] },
      { type: 'paragraph', children: [text('two\nlines')] },
    ]);
  });

  it('marks bold, italic, struck and code text, also inside one another', () => {
    expect(blocksOf('a **b *c*** ~~d~~ `e`')).toEqual([
      {
        type: 'paragraph',
        children: [
          text('a '),
          text('b ', 'bold'),
          text('c', 'bold', 'italic'),
          text(' '),
          text('d', 'strikethrough'),
          text(' '),
          text('e', 'code'),
        ],
      },
    ]);
  });

  it('keeps the address and the marked text of a link', () => {
    expect(blocksOf('see [the **page**](https://example.org/a?b=c).')).toEqual([
      {
        type: 'paragraph',
        children: [
          text('see '),
          { type: 'link', url: 'https://example.org/a?b=c', children: [text('the '), text('page', 'bold')] },
          text('.'),
        ],
      },
    ]);
  });

  it('keeps the level of a heading', () => {
    expect(blocksOf('## Two', '#### Four')).toEqual([
      { type: 'heading', level: 2, children: [text('Two')] },
      { type: 'heading', level: 4, children: [text('Four')] },
    ]);
  });

  it('puts a list inside an item after that item, one level deeper', () => {
    expect(blocksOf('- a', '  1. b', '- c')).toEqual([
      {
        type: 'list',
        format: 'unordered',
        children: [
          { type: 'list-item', children: [text('a')] },
          {
            type: 'list',
            format: 'ordered',
            indentLevel: 1,
            children: [{ type: 'list-item', children: [text('b')] }],
          },
          { type: 'list-item', children: [text('c')] },
        ],
      },
    ]);
  });

  it('reads a list with blank lines between its items like one without', () => {
    expect(blocksOf('1. a', '', '2. b')).toEqual(blocksOf('1. a', '2. b'));
  });

  it('has a quote per quoted paragraph', () => {
    expect(blocksOf('> a', '>', '> b')).toEqual([
      { type: 'quote', children: [text('a')] },
      { type: 'quote', children: [text('b')] },
    ]);
  });

  it('keeps a code block as it is, and its language', () => {
    expect(blocksOf('```sql', 'SELECT *', '', '  FROM t', '```')).toEqual([
      { type: 'code', language: 'sql', children: [text('SELECT *\n\n  FROM t')] },
    ]);
  });

  it('reads escapes, entities and letters of every script', () => {
    expect(blocksOf(String.raw`\*Пећ\* &amp; Čair`)).toEqual([{ type: 'paragraph', children: [text('*Пећ* & Čair')] }]);
  });
});

describe('Markdown that blocks cannot express is a fault in its line', () => {
  it.each([
    ['an image', ['a', '', '![alt](a.png)'], 3, /images/],
    ['a block of HTML', ['a', '', '<div>', 'b', '</div>'], 3, /HTML/],
    ['HTML in a line', ['a', 'b <b>c</b>'], 2, /HTML/],
    ['a horizontal rule', ['a', '', '***'], 3, /horizontal/],
    ['a table', ['| a |', '| - |', '| b |'], 1, /tables/],
    ['a list that starts with another number', ['4. a'], 1, /starts with 1/],
    ['a list item with two paragraphs', ['- a', '', '  b'], 3, /one paragraph/],
    ['an empty list item', ['- a', '-'], 2, /begins with its text/],
    ['a list in a quote', ['> - a'], 1, /paragraphs only/],
    ['an empty heading', ['##'], 1, /without text/],
    ['a link without text', ['[](https://example.org)'], 1, /without text/],
    ['a link that runs a script', ['[a](javascript:alert(1))'], 1, /javascript/],
    ['a link relative to an unknown page', ['[a](page.html)'], 1, /page\.html/],
    ['a link with a title', ['[a](https://example.org "t")'], 1, /titles/],
  ])('%s', (_name, lines, line, reason) => {
    const faults = faultsOf(...lines);
    expect(faults[0]).toMatchObject({ line, reason: expect.stringMatching(reason) });
  });

  it('lists every fault, not only the first', () => {
    expect(faultsOf('![a](b.png)', '', '<hr>', '', '---').map(({ line }) => line)).toEqual([1, 3, 5]);
  });
});

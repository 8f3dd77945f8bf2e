interface Block {
  type: string;
  children: (Block | { type: 'text'; text: string })[];
}

// Not imported: its types are made from the hub's OpenAPI when the site is built, and are not there before.
const { hasText, headingLevelsOf, itemsOf, withoutEmpty } = jest.requireActual<{
  hasText: (blocks: Block[]) => boolean;
  headingLevelsOf: (blocks: Block[]) => number[];
  itemsOf: (list: Block) => { pieces: object[]; lists: Block[] }[];
  withoutEmpty: (blocks: Block[]) => { block: Block; index: number }[];
}>('../../../examples/site/src/content/blocks');

const text = (words: string) => ({ type: 'text' as const, text: words });
const heading = (level: number, words: string) => ({ type: 'heading', level, children: [text(words)] });
const item = (words: string): Block => ({ type: 'list-item', children: [text(words)] });
const list = (...children: Block[]) => ({ type: 'list', format: 'unordered', children });

describe('a rich text on the reference site', () => {
  it.each<[string, Block]>([
    ['paragraph', { type: 'paragraph', children: [text(' \n')] }],
    ['heading', heading(2, '')],
    ['quote', { type: 'quote', children: [text('')] }],
    ['block of code', { type: 'code', children: [text('')] }],
    ['list, whatever is below it', list(item(''), list(item(' ')))],
  ])('leaves out an empty %s, and is none without another block', (_, empty) => {
    expect(hasText([empty])).toBe(false);
    expect(withoutEmpty([empty, heading(2, 'A')])).toEqual([{ block: heading(2, 'A'), index: 1 }]);
  });

  it('has a list below an item within that item, as HTML has it, and no empty item', () => {
    const inner = list(item('B'), item('C'));
    expect(itemsOf(list(item('A'), inner, item(''), item('D')))).toEqual([
      { pieces: [text('A')], lists: [inner] },
      { pieces: [text('D')], lists: [] },
    ]);
    expect(itemsOf(list(inner))).toEqual([{ pieces: [], lists: [inner] }]);
  });

  it('has headings of as many levels as it uses, the highest first, whatever they are', () => {
    expect(headingLevelsOf([heading(4, 'B'), heading(1, 'A'), heading(4, 'C')])).toEqual([1, 4]);
    expect(headingLevelsOf([])).toEqual([]);
  });
});

import fc from 'fast-check';

import { createTransliterator } from '../../../../src/plugins/localization/server/domain/transliterate';

interface BlockNode {
  type: string;
  text?: string;
  code?: boolean;
  children?: BlockNode[];
}

const RUNS = { seed: 18_180_102, numRuns: 300 };

const { blocks, text } = createTransliterator({
  exceptions: [
    { from: 'Њујорк', to: 'New York' },
    { from: 'конјункција', to: 'konjunkcija' },
  ],
});

const plain = (value: string, marks: object = {}) => ({ type: 'text', text: value, ...marks });
const paragraph = (...children: BlockNode[]) => ({ type: 'paragraph', children });
const link = (url: string, ...children: BlockNode[]) => ({ type: 'link', url, rel: 'љ', target: '_blank', children });

describe('rich text in Latin', () => {
  it('has every text of every kind of block, and the same structure', () => {
    const image = {
      name: 'слика.png',
      url: '/слика.png',
      hash: 'слика',
      ext: '.png',
      caption: 'Њива',
      previewUrl: null,
    };
    const item = (value: string) => ({ type: 'list-item', children: [plain(value)] });
    const source = [
      { type: 'heading', level: 2, children: [plain('Љубав')] },
      paragraph(plain('Ово је ', { bold: true, italic: true }), link('/град/љ', plain('веза', { underline: true }))),
      {
        type: 'list',
        format: 'ordered',
        children: [item('Џеп'), { type: 'list', format: 'unordered', indentLevel: 1, children: [item('ЏЕП')] }],
      },
      { type: 'quote', children: [plain('Ђак')] },
      { type: 'code', language: 'љ', children: [plain('код')] },
      paragraph(plain('Наредба '), plain('код', { code: true }), plain(' ради')),
      { type: 'image', image: { ...image, alternativeText: 'Ћуприја' }, children: [plain('')] },
      { type: 'image', image: { ...image, alternativeText: null, caption: null }, children: [plain('')] },
    ];
    expect(blocks(source)).toEqual([
      { type: 'heading', level: 2, children: [plain('Ljubav')] },
      paragraph(plain('Ovo je ', { bold: true, italic: true }), link('/град/љ', plain('veza', { underline: true }))),
      {
        type: 'list',
        format: 'ordered',
        children: [
          { type: 'list-item', children: [plain('Džep')] },
          {
            type: 'list',
            format: 'unordered',
            indentLevel: 1,
            children: [{ type: 'list-item', children: [plain('DŽEP')] }],
          },
        ],
      },
      { type: 'quote', children: [plain('Đak')] },
      { type: 'code', language: 'љ', children: [plain('код')] },
      paragraph(plain('Naredba '), plain('код', { code: true }), plain(' radi')),
      { type: 'image', image: { ...image, alternativeText: 'Ćuprija', caption: 'Njiva' }, children: [plain('')] },
      { type: 'image', image: { ...image, alternativeText: null, caption: null }, children: [plain('')] },
    ]);
  });

  it('reads a word on where only its marks change', () => {
    const bold = { bold: true };
    const source = [
      paragraph(plain('Љ', bold), plain('УБАВ, Љ'), plain('убав', bold), plain(', КО'), plain('Њ', bold)),
    ];
    expect(blocks(source)).toEqual([
      paragraph(plain('LJ', bold), plain('UBAV, Lj'), plain('ubav', bold), plain(', KO'), plain('NJ', bold)),
    ]);
  });

  it('reads a word on into a link and out of it', () => {
    expect(blocks([paragraph(plain('КО'), link('/њ', plain('Њ')), plain('Љ'), link('/а', plain('А')))])).toEqual([
      paragraph(plain('KO'), link('/њ', plain('NJ')), plain('LJ'), link('/а', plain('A'))),
    ]);
  });

  it('reads no word on from one block to the next, nor across code', () => {
    expect(blocks([paragraph(plain('Љ')), paragraph(plain('УБАВ')), paragraph(plain('Љ'), plain('А', { code: true }))])).toEqual(
      [paragraph(plain('Lj')), paragraph(plain('UBAV')), paragraph(plain('Lj'), plain('А', { code: true }))]
    ); // prettier-ignore
  });

  it('leaves an address whose marks change inside it', () => {
    const source = [paragraph(plain('Овде: https://при'), plain('мер.срб/вест', { bold: true }), plain(' крај'))];
    expect(blocks(source)).toEqual([
      paragraph(plain('Ovde: https://при'), plain('мер.срб/вест', { bold: true }), plain(' kraj')),
    ]);
  });

  it('writes an exception whose marks change inside it into the nodes it has', () => {
    expect(blocks([paragraph(plain('конјун'), plain('кција', { bold: true }), plain(' Њу'), plain('јорк.'))])).toEqual([
      paragraph(plain('konjun'), plain('kcija', { bold: true }), plain(' New York'), plain('.')),
    ]);
  });

  it('keeps a mark with its letter where another node begins between them', () => {
    expect(blocks([paragraph(plain('а'), plain('\u0301б'))])).toEqual([paragraph(plain('á'), plain('b'))]);
  });

  it('has nothing to do where there is nothing', () => {
    expect(blocks([])).toEqual([]);
    expect(blocks([paragraph(), { type: 'list', children: [] }])).toEqual([
      paragraph(),
      { type: 'list', children: [] },
    ]);
  });
});

const value = fc.string({ unit: fc.constantFrom(...'абвљњџЉЊЏАБ .aé1', 'Њујорк', 'https://љ.срб '), maxLength: 15 });
const marks = fc.record(
  { bold: fc.constant(true), italic: fc.constant(true), code: fc.constant(true) },
  { requiredKeys: [] }
);
const textNode = fc.tuple(value, marks).map(([content, set]) => plain(content, set));
const inline = fc.oneof(
  { weight: 3, arbitrary: textNode },
  { weight: 1, arbitrary: fc.array(textNode, { maxLength: 3 }).map((children) => link('/љ', ...children)) }
);
const block: fc.Arbitrary<BlockNode> = fc.letrec<{ block: BlockNode }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3 },
    fc.record({
      type: fc.constantFrom('paragraph', 'heading', 'quote', 'list-item'),
      children: fc.array(inline, { maxLength: 5 }),
    }),
    fc.record({ type: fc.constant('code'), children: fc.tuple(textNode) }),
    fc.record({
      type: fc.constant('list'),
      format: fc.constant('ordered'),
      children: fc.array(tie('block'), { maxLength: 3 }),
    })
  ),
})).block;

/** A node as it is without what transliteration may change. */
const skeletonOf = (node: BlockNode, isCode = false): unknown => ({
  ...node,
  ...(node.text !== undefined && !isCode && !node.code && { text: '' }),
  ...(node.children && { children: node.children.map((child) => skeletonOf(child, isCode || node.type === 'code')) }),
});

const textOf = (node: BlockNode): string => node.text ?? node.children?.map(textOf).join('') ?? '';

describe('any rich text in Latin', () => {
  it('has the same structure, marks and code, and the source is as it was', () => {
    fc.assert(
      fc.property(fc.array(block), (source) => {
        const before = structuredClone(source);
        const latin = blocks(source);
        expect(source).toEqual(before);
        expect(latin.map((node) => skeletonOf(node))).toEqual(source.map((node) => skeletonOf(node)));
        expect(blocks(latin)).toEqual(latin);
      }),
      RUNS
    );
  });

  it('says the same as the plain text, wherever marks change', () => {
    fc.assert(
      fc.property(fc.array(value), (texts) => {
        const latin = blocks([paragraph(...texts.map((content) => plain(content)))]);
        expect(latin.map(textOf)).toEqual([text(texts.join(''))]);
      }),
      RUNS
    );
  });
});

import fc from 'fast-check';

import type { Block } from '../../../../../src/plugins/translations/server/passages/block';
import { passagesOf, writePassages } from '../../../../../src/plugins/translations/server/passages/block-passages';
import { findCodeFault } from '../../../../../src/plugins/translations/server/passages/code-integrity';
import { MARKS, type Passage } from '../../../../../src/plugins/translations/server/passages/passage';

import { anyBlock } from './any-blocks';

const RUNS = { seed: 20_261_122, numRuns: 500 };

const text = (value: string, marks: object = {}) => ({ type: 'text', text: value, ...marks });
const link = (url: string, ...children: object[]) => ({ type: 'link', url, rel: '', target: '_blank', children });
const paragraph = (...children: object[]): Block => ({ type: 'paragraph', children });
const item = (value: string) => ({ type: 'list-item', children: [text(value)] });

const passages = (segment: string | Block) => Object.fromEntries(passagesOf(segment));

describe('passages', () => {
  it('are the text itself for a plain text', () => {
    expect(passages('Berat\n"city"')).toEqual({ '': ['Berat\n"city"'] });
  });

  it('are one for a paragraph, with a code for each run of a mark and each link', () => {
    const block = paragraph(
      text('See '),
      text('the ', { bold: true }),
      text('old', { bold: true, italic: true }),
      text(' and '),
      link('/berat', text('Berat'))
    );
    expect(passages(block)).toEqual({
      '': [
        'See ',
        { id: '1', type: 'bold', parts: ['the ', { id: '2', type: 'italic', parts: ['old'] }] },
        ' and ',
        { id: '3', type: 'link', url: '/berat', parts: ['Berat'] },
      ],
    });
  });

  it('have a mark of a whole link around it and of a part of it inside', () => {
    const bold = { bold: true };
    const block = paragraph(
      text('a', bold),
      link('/b', text('b', bold), text('c', { ...bold, code: true })),
      text('d', bold)
    );
    const inner = ['b', { id: '3', type: 'code', parts: ['c'] }];
    expect(passages(block)).toEqual({
      '': [{ id: '1', type: 'bold', parts: ['a', { id: '2', type: 'link', url: '/b', parts: inner }, 'd'] }],
    });
  });

  it('have the mark outside that reaches furthest', () => {
    const block = paragraph(text('a', { bold: true, italic: true }), text('b', { italic: true }));
    expect(passages(block)).toEqual({
      '': [{ id: '1', type: 'italic', parts: [{ id: '2', type: 'bold', parts: ['a'] }, 'b'] }],
    });
  });

  it('are one for each item of a list with text, and of the lists in it', () => {
    const inner = { type: 'list', format: 'ordered', indentLevel: 1, children: [item('three')] };
    const block = { type: 'list', format: 'unordered', children: [item('one'), item(''), item('two'), inner] };
    expect(passages(block)).toEqual({ '0': ['one'], '2': ['two'], '3.0': ['three'] });
  });

  it('are the texts of an image that are not empty', () => {
    const children = [text('')];
    expect(passages({ type: 'image', image: { alternativeText: 'A bridge', caption: 'By night' }, children })).toEqual({
      alt: ['A bridge'],
      caption: ['By night'],
    });
    expect(passages({ type: 'image', image: { alternativeText: null, caption: '' }, children })).toEqual({});
  });

  it('are none where there is no text', () => {
    expect(passages('')).toEqual({});
    expect(passages(paragraph(text('')))).toEqual({});
    expect(passages(paragraph(link('/a', text(''))))).toEqual({});
    expect(passages(paragraph(text(' \n'), text(' ', { bold: true })))).toEqual({});
  });
});

describe('a translated block', () => {
  const source = paragraph(text('See '), link('/berat', text('Berat')), text(' now', { bold: true }));

  it('has the translation in the structure, and with the links, of the source', () => {
    const translation: Passage = [
      { id: '2', type: 'bold', parts: ['Tani'] },
      ' shih ',
      { id: '1', type: 'link', url: '/elsewhere', parts: ['Beratin'] },
    ];
    expect(writePassages({ block: source, passages: new Map([['', translation]]) })).toEqual(
      paragraph(text('Tani', { bold: true }), text(' shih '), link('/berat', text('Beratin')), text(''))
    );
  });

  it('has links and texts in the form of the editor', () => {
    const block = paragraph(link('/a', text('a')), link('/b', text('b')));
    expect(writePassages({ block, passages: passagesOf(block) })).toEqual(
      paragraph(text(''), link('/a', text('a')), text(''), link('/b', text('b')), text(''))
    );
    const nothing: Passage = [
      { id: '1', type: 'link', parts: [] },
      { id: '2', type: 'link', parts: [] },
    ];
    expect(writePassages({ block, passages: new Map([['', nothing]]) })).toEqual(
      paragraph(text(''), link('/a', text('')), text(''), link('/b', text('')), text(''))
    );
    expect(writePassages({ block: paragraph(text('a')), passages: new Map([['', []]]) })).toEqual(paragraph(text('')));
  });

  it('has what has no text as it is in the source', () => {
    const image = { url: '/a.png', alternativeText: 'A bridge', caption: null };
    const block = { type: 'image', image, children: [text('')] };
    expect(writePassages({ block, passages: new Map([['alt', ['Një urë']]]) })).toEqual({
      ...block,
      image: { ...image, alternativeText: 'Një urë' },
    });
    const list = { type: 'list', format: 'ordered', children: [item(''), item('b')] };
    expect(writePassages({ block: list, passages: new Map([['1', ['c']]]) })).toEqual({
      ...list,
      children: [item(''), item('c')],
    });
  });

  it('keeps of a translation so far all that is not written anew, as it is', () => {
    const own = { type: 'list-item', children: [text('d'), link('/d', text('d')), text('')] };
    const list = (...children: object[]) => ({ type: 'list', format: 'ordered', children });
    const block = list(item('a'), item('b'), list(item('c')), item(''));
    const translation = { ...list(item('A'), own, list(item('C'), own), own, own), format: 'unordered' };
    expect(writePassages({ block, translation, passages: new Map([['0', ['Ž']]]) })).toEqual(
      list(item('Ž'), own, list(item('C'), own), own, own)
    );

    const image = (alternativeText: string | null, caption: string | null, url: string) => ({
      type: 'image',
      image: { url, alternativeText, caption },
      children: [text('')],
    });
    expect(
      writePassages({
        block: image('A bridge', null, '/a.png'),
        translation: image('Urë', 'Natën', '/b.png'),
        passages: new Map([['alt', ['Një urë']]]),
      })
    ).toEqual(image('Një urë', 'Natën', '/a.png'));
  });

  it('is not made where a passage or the source of a link is missing', () => {
    expect(() => writePassages({ block: source, passages: new Map() })).toThrow('No translation of the passage ""');
    const unknown: Passage = [{ id: '7', type: 'link', parts: ['x'] }];
    expect(() => writePassages({ block: source, passages: new Map([['', unknown]]) })).toThrow(
      'The source has no link 7'
    );
  });
});

interface Node {
  type: string;
  text?: string;
  children?: Node[];
  image?: { alternativeText: string | null; caption: string | null };
  [key: string]: unknown;
}

/** Without empty texts, marks that are not set, and cuts between texts that look the same. */
function tidy(node: Node): Node {
  const children: Node[] = [];
  for (const child of (node.children ?? []).map(tidy)) {
    const previous = children.at(-1);
    if (child.type === 'text' && child.text === '') continue;
    if (previous?.type === 'text' && child.type === 'text' && marksOf(previous) === marksOf(child)) {
      children.splice(-1, 1, { ...previous, text: `${previous.text}${child.text}` });
    } else children.push(child);
  }
  const set = Object.entries(node).filter(([, value]) => value !== false);
  return { ...(Object.fromEntries(set) as Node), ...(node.children && { children }) };
}

const marksOf = (node: Node): string => MARKS.filter((mark) => node[mark]).join();

const mapTexts = (passage: Passage, change: (text: string) => string): Passage =>
  passage.map((part) => (typeof part === 'string' ? change(part) : { ...part, parts: mapTexts(part.parts, change) }));

const pseudo = (value: string): string => (value.trim() === '' ? value : `ž${value}`);

/** The block with each run of text that a passage has in one piece pseudo-translated. */
function pseudoTranslated(node: Node): Node {
  const { image } = node;
  return {
    ...node,
    ...(node.text !== undefined && { text: pseudo(node.text) }),
    ...(node.children && { children: node.children.map(pseudoTranslated) }),
    ...(image && {
      image: {
        ...image,
        alternativeText: image.alternativeText && pseudo(image.alternativeText),
        caption: image.caption && pseudo(image.caption),
      },
    }),
  };
}

describe('any block', () => {
  it('is the same after its own passages are written into it, however its texts are cut', () => {
    fc.assert(
      fc.property(anyBlock, (block) => {
        const written = writePassages({ block, passages: passagesOf(block) });
        expect(tidy(written)).toEqual(tidy(block));
        expect(passagesOf(written)).toEqual(passagesOf(block));
        expect(passagesOf(tidy(block))).toEqual(passagesOf(block));
        expect(writePassages({ block: written, passages: passagesOf(block) })).toEqual(written);
      }),
      RUNS
    );
  });

  it('keeps its markup when every text is pseudo-translated', () => {
    fc.assert(
      fc.property(anyBlock, (block) => {
        const translations = new Map(
          [...passagesOf(block)].map(([id, passage]) => [id, mapTexts(passage, pseudo)] as const)
        );
        for (const [id, passage] of passagesOf(block)) {
          expect(findCodeFault(passage, translations.get(id) ?? [])).toBeUndefined();
        }
        expect(tidy(writePassages({ block, passages: translations }))).toEqual(pseudoTranslated(tidy(block)));
      }),
      RUNS
    );
  });
});

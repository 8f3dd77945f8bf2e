import { alignCodes } from '../../../../../src/plugins/translations/server/passages/align-codes';
import { findCodeFault } from '../../../../../src/plugins/translations/server/passages/code-integrity';
import { asStored } from '../../../../../src/plugins/translations/server/passages/inline-passage';
import {
  isSamePassage,
  plainText,
  type Code,
  type CodeType,
  type Passage,
} from '../../../../../src/plugins/translations/server/passages/passage';

const code = (id: string, type: CodeType, ...parts: Passage): Code => ({ id, type, parts });
const link = (id: string, url: string, ...parts: Passage): Code => ({ id, type: 'link', url, parts });

describe('the codes of a translation', () => {
  const source: Passage = [
    'a',
    code('1', 'bold', 'b', code('2', 'italic', 'c')),
    link('3', '/d', 'd'),
    link('4', '/e', 'e'),
  ];

  it('may stand in another order and nesting', () => {
    const around = link('4', '/x', 'e', code('2', 'italic', code('1', 'bold', 'b')));
    expect(findCodeFault(source, source)).toBeUndefined();
    expect(findCodeFault(source, [around, 'x', link('3', '/d', 'd')])).toBeUndefined();
  });

  it.each<[string, Passage]>([
    ['Code 2 (italic) is missing.', [code('1', 'bold', 'b'), link('3', '/d', 'd'), link('4', '/e', 'e')]],
    ['Code 1 (bold) is there more than once.', [...source, code('1', 'bold', 'b')]],
    ['The source has no code 5 (bold).', [...source, code('5', 'bold', 'b')]],
    ['Code 1 is bold in the source, here it is code.', [code('1', 'code', 'b'), ...source.slice(2)]],
    [
      'Code 3 (link) is around no text, in the source it is.',
      [...source.slice(0, 2), link('3', '/d'), link('4', '/e', 'e')],
    ],
    [
      'Code 2 (italic) is around no text, in the source it is.',
      ['a', code('1', 'bold', 'b', code('2', 'italic')), ...source.slice(2)],
    ],
    [
      'Code 4 (link) is inside code 3 (link), but links do not nest.',
      [source[1] as Code, link('3', '/d', code('4', 'link', 'e'))],
    ],
  ])('are refused: %s', (fault, target) => {
    expect(findCodeFault(source, target)).toBe(fault);
  });

  it('may be around no text where they are around spaces alone in the source', () => {
    expect(findCodeFault(['a', code('1', 'bold', ' ')], ['a', code('1', 'bold')])).toBeUndefined();
  });

  it('may be around no text where they are in the source too', () => {
    expect(findCodeFault(['a', link('1', '/a')], ['b', link('1', '/a')])).toBeUndefined();
  });
});

describe('codes of a translation that was written without ids', () => {
  it('get those of the source: links by target, the others by type and order', () => {
    const source: Passage = [
      code('1', 'bold', 'a'),
      link('2', '/b', 'b'),
      link('3', '/c', 'c'),
      code('4', 'bold', 'd'),
    ];
    const target: Passage = [
      link('1', '/c', 'C'),
      code('2', 'bold', 'A', code('3', 'italic', 'I')),
      link('4', '/sq/b', 'B'),
    ];
    expect(alignCodes({ source, target })).toEqual([
      link('3', '/c', 'C'),
      code('1', 'bold', 'A', code('5', 'italic', 'I')),
      link('2', '/sq/b', 'B'),
    ]);
  });
});

describe('a translation as it is read once it has been written', () => {
  const source: Passage = [code('1', 'bold', 'a'), 'b', code('2', 'bold', 'c'), code('3', 'italic', 'd')];
  const cases: [string, Passage, Passage][] = [
    ['stays where nothing is to be put in order', source, source],
    [
      'has codes of a type in the order of the source',
      [code('2', 'bold', 'C'), 'B', code('1', 'bold', 'A'), code('3', 'italic', 'D')],
      [code('1', 'bold', 'C'), 'B', code('2', 'bold', 'A'), code('3', 'italic', 'D')],
    ],
    [
      'has one code for marks that meet',
      [code('1', 'bold', 'A'), code('2', 'bold', 'C'), 'B', code('3', 'italic', 'D')],
      [code('1', 'bold', 'AC'), 'B', code('3', 'italic', 'D')],
    ],
    [
      'has the mark outside that reaches furthest',
      [code('3', 'italic', code('1', 'bold', 'A')), code('2', 'bold', 'C'), 'B'],
      [code('1', 'bold', code('3', 'italic', 'A'), 'C'), 'B'],
    ],
  ];
  it.each(cases)('%s', (_, passage, read) => {
    expect(asStored({ passage, source })).toEqual(read);
    expect(asStored({ passage: read, source })).toEqual(read);
  });

  it('has marks of a whole link around it, and the source’s links in its order where they lead to the same place', () => {
    const links: Passage = [link('1', '/a', 'x', code('2', 'bold', 'y')), link('3', '/a', 'z')];
    const passage: Passage = [link('3', '/a', 'Z'), link('1', '/a', code('2', 'bold', 'XY'))];
    expect(asStored({ passage, source: links })).toEqual([
      link('1', '/a', 'Z'),
      code('2', 'bold', link('3', '/a', 'XY')),
    ]);
  });
});

describe('passages', () => {
  it('are the same where text and codes are, wherever links lead', () => {
    const passage: Passage = ['a', link('1', '/b', code('2', 'bold', 'c'))];
    expect(isSamePassage(passage, ['a', link('1', '/other', code('2', 'bold', 'c'))])).toBe(true);
    expect(isSamePassage(passage, ['a', link('1', '/b', code('2', 'italic', 'c'))])).toBe(false);
    expect(isSamePassage(passage, ['a', link('1', '/b', code('2', 'bold', 'd'))])).toBe(false);
    expect(isSamePassage(passage, ['a', 'b'])).toBe(false);
    expect(isSamePassage(passage, ['a'])).toBe(false);
    expect(isSamePassage(['a'], [code('1', 'bold', 'a')])).toBe(false);
    expect(isSamePassage([code('1', 'bold', 'a')], [code('3', 'bold', 'a')])).toBe(false);
  });

  it('read as their text', () => {
    expect(plainText(['a ', code('1', 'bold', 'b', link('2', '/c', 'c')), ' d'])).toBe('a bc d');
  });
});

import { ownTextOf, noteStaleness, type OwnText } from '../../../../src/plugins/localization/server/domain/own-texts';
import { pairSegments } from '../../../../src/plugins/localization/server/domain/segment-pairs';
import type { Block } from '../../../../src/plugins/localization/server/domain/texts';

const paragraph = (text: string): Block => ({ type: 'paragraph', children: [{ type: 'text', text }] });
const blocks = (...texts: string[]) => texts.map(paragraph);

/** What a person wrote from a source, after the source has become another. */
function written(text: Block[] | string, from: Block[] | string, now: Block[] | string): OwnText {
  const own = { body: ownTextOf({ text, source: from, locale: 'mk' }) };
  return noteStaleness({ locale: 'mk', own, draft: new Map([['body', now]]), published: undefined }).body as OwnText;
}

const pair = (source: Block[] | string, own: OwnText) =>
  pairSegments({ locale: 'mk', source, shown: { text: own.text, locales: own.segments.map(() => 'mk') }, own });

it('a text stands beside the source’s, and tells what it was made from', () => {
  expect(pair('Mayor', written('Градоначалник', 'Leader', 'Mayor'))).toEqual([
    {
      sourceIndex: 0,
      ownIndex: 0,
      source: 'Mayor',
      shown: 'Градоначалник',
      locale: 'mk',
      isOwn: true,
      isStale: true,
      madeFrom: 'Leader',
    },
  ]);
});

it('blocks stay beside the source’s block they were made from, wherever that moved', () => {
  const own = written(blocks('еден', 'два'), blocks('one', 'two'), blocks('two', 'new', 'one'));
  expect(
    pair(blocks('two', 'new', 'one'), own).map(({ sourceIndex, ownIndex, isStale }) => [sourceIndex, ownIndex, isStale])
  ).toEqual([
    [0, 1, false],
    [1, undefined, false],
    [2, 0, false],
  ]);
});

it('a changed block stands beside what the source says in its place, and one the source took away beside nothing', () => {
  const own = written(blocks('еден', 'два', 'три'), blocks('one', 'two', 'three'), blocks('one', 'second'));
  expect(
    pair(blocks('one', 'second'), own).map(({ sourceIndex, ownIndex, isStale, madeFrom }) => [
      sourceIndex,
      ownIndex,
      isStale,
      madeFrom,
    ])
  ).toEqual([
    [0, 0, false, 'one'],
    [1, 1, true, 'two'],
    [undefined, 2, true, 'three'],
  ]);
});

it('what is shown of another language is nobody’s own, and stands by its place where both have as many blocks', () => {
  const shown = { text: blocks('jedan', 'dva'), locales: ['hr', 'hr'] };
  const pairs = pairSegments({ locale: 'bs', source: blocks('one', 'two'), shown, own: undefined });
  expect(pairs.map(({ ownIndex, isOwn, locale }) => [ownIndex, isOwn, locale])).toEqual([
    [0, false, 'hr'],
    [1, false, 'hr'],
  ]);
  const unlike = pairSegments({ locale: 'bs', source: blocks('one'), shown, own: undefined });
  expect(unlike.map(({ sourceIndex, ownIndex }) => [sourceIndex, ownIndex])).toEqual([
    [0, undefined],
    [undefined, 0],
    [undefined, 1],
  ]);
});

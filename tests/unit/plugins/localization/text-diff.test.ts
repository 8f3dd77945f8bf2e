import fc from 'fast-check';

import { diffTexts, type DiffPart } from '../../../../src/plugins/localization/admin/src/text-diff';

const diff = (before: string, now: string, tag = 'en') => diffTexts({ before, now, tag });
const inShort = (parts: DiffPart[]) =>
  parts.map(({ kind, text }) => ({ kept: '=', added: '+', removed: '-' })[kind] + text);

it('names the words that changed, what was removed first', () => {
  expect(inShort(diff('the first three members', 'the five founding members'))).toEqual([
    '=the ',
    '-first three',
    '+five founding',
    '= members',
  ]);
});

it.each([
  ['mk', 'Чаир е град.', 'Чаир е општина.', ['=Чаир е ', '-град', '+општина', '=.']],
  ['sq', 'Qyteti i vjetër', 'Qyteti i përtërirë', ['=Qyteti i ', '-vjetër', '+përtërirë']],
])('takes words of %s whole, whatever their script', (tag, before, now, parts) => {
  expect(inShort(diff(before, now, tag))).toEqual(parts);
});

it('tells a text that came or went as a whole', () => {
  expect(diff('', 'New.')).toEqual([{ kind: 'added', text: 'New.' }]);
  expect(diff('Gone.', '')).toEqual([{ kind: 'removed', text: 'Gone.' }]);
});

it('still tells what changed in a browser that cannot tell words', () => {
  const { Segmenter } = Intl;
  Reflect.deleteProperty(Intl, 'Segmenter');
  try {
    expect(inShort(diff('Old town', 'New town'))).toEqual(['-Old', '+New', '= town']);
  } finally {
    Reflect.set(Intl, 'Segmenter', Segmenter);
  }
});

it('leaves out no word of either text', () => {
  const sentence = fc.array(fc.constantFrom('град', 'општина', 'the', 'city', ',', '2016', '\n'), { maxLength: 12 });
  const wordsOf = (parts: DiffPart[], left: DiffPart['kind']) =>
    parts
      .filter(({ kind }) => kind !== left)
      .map(({ text }) => text)
      .join('')
      .replace(/\s+/g, '');
  fc.assert(
    fc.property(sentence, sentence, (one, other) => {
      const [before, now] = [one.join(' '), other.join(' ')];
      const parts = diff(before, now);
      expect(wordsOf(parts, 'added')).toBe(before.replace(/\s+/g, ''));
      expect(wordsOf(parts, 'removed')).toBe(now.replace(/\s+/g, ''));
    }),
    { seed: 1 }
  );
});

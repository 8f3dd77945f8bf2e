import { describeOutcome, describeVerdict, describeWarnings } from '../../../scripts/translations/describe';
import type { UnitReport } from '../../../src/plugins/translations/shared/contracts';

const UNIT: UnitReport = {
  type: 'api::city.city',
  documentId: 'x',
  name: 'Gevgelija',
  unit: 'summary',
  line: 12,
  verdict: 'new',
};

describe('of a unit', () => {
  it('that is refused, a line says why', () => {
    expect(
      describeVerdict('mk.xlf', { ...UNIT, verdict: 'refused', reason: 'It has 9 characters, 8 are allowed' })
    ).toBe('mk.xlf:12: refused: api::city.city x summary: It has 9 characters, 8 are allowed');
  });

  it.each<[string, Partial<UnitReport>, string]>([
    ['new', { after: 'На\nВардар' }, ': “На Вардар”'],
    ['changed', { before: 'Крај Вардар', after: 'На Вардар' }, ': it was “Крај Вардар”, it is “На Вардар”'],
    ['changed', { before: 'На Вардар', after: 'На Вардар' }, ': “На Вардар”, with its marks and links in other places'],
    ['unchanged', {}, ''],
  ])('that is %s, a line says what it was and is', (verdict, texts, said) => {
    expect(describeVerdict('mk.xlf', { ...UNIT, verdict: verdict as UnitReport['verdict'], ...texts })).toBe(
      `mk.xlf:12: ${verdict}: api::city.city x summary${said}`
    );
  });

  it.each<[string, Partial<UnitReport>]>([
    ['a reason', { verdict: 'refused', reason: 'It was “На\n\u001b[2J\u009b1mВардар”' }],
    ['a text', { after: 'На\r\n\u001b[2J\u009b1mВардар' }],
    ['an id', { unit: 'summary\n\u001b[2J\u009b' }],
  ])('%s of several lines is one, without characters that a terminal obeys', (_name, told) => {
    const line = describeVerdict('mk.xlf', { ...UNIT, ...told });
    expect(line).not.toMatch(/\p{Cc}/u);
    expect(line).toContain(' [2J');
  });

  it('that is not as the glossary asks, a line says what for each warning', () => {
    const warnings: UnitReport['warnings'] = [
      { kind: 'missing', term: 'city', translation: 'град' },
      { kind: 'forbidden', term: 'network', translation: 'мрежа', found: 'сојузот' },
      { kind: 'forbidden', term: 'mayor', translation: null, found: 'кмет' },
    ];
    const place = 'mk.xlf:12: warning: api::city.city x summary: ';
    expect(describeWarnings('mk.xlf', { ...UNIT, warnings })).toEqual([
      `${place}it has no translation of “city”, which is “град” in the glossary`,
      `${place}“сојузот” is not to be written for “network”, which is “мрежа” in the glossary`,
      `${place}“кмет” is not to be written for “mayor”`,
    ]);
  });
});

it('of a file, how many units are not as the glossary asks is said where there are any', () => {
  const counts = { new: 2, changed: 0, confirmed: 0, unchanged: 0, untranslated: 0, refused: 0 };
  const describe = (warned: number) =>
    describeOutcome('mk.xlf', { locale: 'mk', entries: 1, counts, warned, isWritten: true }, false);
  expect(describe(1)).toMatch(/0 refused; 1 not as in the glossary\. Written\.$/);
  expect(describe(0)).toMatch(/0 refused\. Written\.$/);
});

it('of a file that is refused in part, what --accept-partial would write is offered only where there is something', () => {
  const counts = { new: 0, changed: 0, confirmed: 0, unchanged: 8, untranslated: 0, refused: 1 };
  const outcome = { locale: 'mk', entries: 1, warned: 0, isWritten: false };
  expect(describeOutcome('mk.xlf', { ...outcome, counts }, false)).toMatch(/1 refused\. There was nothing to write\.$/);
  expect(describeOutcome('mk.xlf', { ...outcome, counts: { ...counts, changed: 1 } }, false)).toMatch(
    /Nothing was written; --accept-partial would write the rest\.$/
  );
});

import { fieldsInNeed, sourcesOfStale } from '../../../../src/plugins/localization/admin/src/text-need';
import type { TextSegment } from '../../../../src/plugins/localization/shared/contracts';

const segment = (values: Partial<TextSegment>): TextSegment => ({
  path: 'name',
  block: null,
  source: 'Mayor',
  sourceIndex: 0,
  madeFrom: 'Mayor',
  locale: 'mk',
  isStale: false,
  ...values,
});
const TRANSLATED = segment({});
const TRANSLITERATED = segment({ madeFrom: null });
const STALE = segment({ source: 'Head', isStale: true });
const DERIVED = segment({ locale: 'sr-Cyrl', madeFrom: null });
const LACKING = segment({ path: null, locale: null, madeFrom: null });

const needOf = (...segments: TextSegment[]) => {
  const source = { locale: 'en', tag: 'en', direction: 'ltr' } as const;
  return fieldsInNeed({ locale: 'mk', source, fields: [{ path: 'name', segments }] }).map(({ need }) => need);
};

it('nothing is to do where all is in the version’s language and none of it stale', () => {
  expect(needOf(TRANSLATED, TRANSLITERATED)).toEqual([]);
});

it('a text in another language, or one the version lacks, is to be translated', () => {
  expect(needOf(TRANSLATED, DERIVED)).toEqual(['untranslated']);
  expect(needOf(TRANSLATED, LACKING)).toEqual(['untranslated']);
});

it('a stale text comes before one that nobody translated', () => {
  expect(needOf(DERIVED, STALE)).toEqual(['stale']);
});

it('what the source says of stale texts is told by their paths, and of no others', () => {
  const source = { locale: 'en', tag: 'en', direction: 'ltr' } as const;
  const fields = [
    { path: 'name', segments: [TRANSLATED, STALE, LACKING, segment({ path: 'body.1', source: null, isStale: true })] },
  ];
  expect(sourcesOfStale({ locale: 'mk', source, fields })).toEqual({ name: 'Head', 'body.1': null });
});

import fc from 'fast-check';

import { LOCALES } from '../../../../src/locales';
import type { SeedFields } from '../../../../src/seeding/reader/read-fields';
import {
  SAMPLE_TYPES,
  sampleCount,
  sampleDocumentId,
  sampleVersion,
  type SampleType,
} from '../../../../src/seeding/samples/sample-entries';

const surroundings = { countries: ['c1', 'c2'], regions: ['r1'], topics: ['t1', 't2', 't3'], images: ['a.svg'] };
const languages = LOCALES.map(({ code, script }) => ({ locale: code, script }));
const [english, ...others] = languages;
if (!english) throw new Error('there is no language');

const anyEntry = fc.record({
  eventCount: fc.integer({ min: 1, max: 20_000 }),
  type: fc.constantFrom(...SAMPLE_TYPES),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
});
const runs = { seed: 20_260, numRuns: 300 };

const numberWithin = (type: SampleType, eventCount: number, share: number) =>
  Math.max(1, Math.ceil(sampleCount(type, eventCount) * share));

/** The synthetic entries that something refers to. */
const referencesIn = (fields: SeedFields) => JSON.stringify(fields).match(/"sample[a-z]+\d+"/g) ?? [];

it('refers only to entries that come with the same number of events, so a set of any size is whole', () => {
  fc.assert(
    fc.property(anyEntry, ({ eventCount, type, share }) => {
      const number = numberWithin(type, eventCount, share);
      const references = referencesIn(sampleVersion({ type, number, language: english, surroundings }));
      for (const reference of references) {
        const [, target, digits] = /"sample([a-z]+?)0(\d+)"/.exec(reference) ?? [];
        expect(Number(digits)).toBeLessThanOrEqual(sampleCount(target as SampleType, eventCount));
        expect(Number(digits)).toBeGreaterThan(0);
      }
    }),
    runs
  );
});

it('makes the same entry every time, the same in all languages but for its text', () => {
  const withoutText = (fields: SeedFields) => JSON.stringify(referencesIn(fields));
  fc.assert(
    fc.property(anyEntry, ({ type, eventCount, share }) => {
      const number = numberWithin(type, eventCount, share);
      const version = sampleVersion({ type, number, language: english, surroundings });
      expect(sampleVersion({ type, number, language: english, surroundings })).toEqual(version);
      for (const language of others) {
        expect(withoutText(sampleVersion({ type, number, language, surroundings }))).toBe(withoutText(version));
      }
    }),
    { ...runs, numRuns: 50 }
  );
});

it('gives every entry a documentId of its own that has the length of Strapi’s', () => {
  const ids = SAMPLE_TYPES.flatMap((type) => [1, 2, 9_999, 1_000_000].map((number) => sampleDocumentId(type, number)));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => /^[a-z][a-z0-9]{23}$/.test(id))).toBe(true);
});

it.each(languages)('says in $locale that it is a sample, in the script of the language', (language) => {
  const version = sampleVersion({ type: 'city', number: 7, language, surroundings });
  expect(version).toMatchObject({ name: `Sample City 0007 [${language.locale}]`, slug: 'sample-city-0007' });
  const text = JSON.stringify(version.body).replaceAll(
    /"(type|children|text|level|format)":|"(list[a-z-]*|paragraph|heading|text|unordered)"/g,
    ''
  );
  const letters = text.replace(`[${language.locale}]`, '').match(/\p{L}/gu) ?? [];
  const script = language.script === 'Cyrl' ? /\p{Script=Cyrillic}/u : /\p{Script=Latin}/u;
  expect(letters.length).toBeGreaterThan(500);
  expect(letters.filter((letter) => !script.test(letter))).toEqual([]);
});

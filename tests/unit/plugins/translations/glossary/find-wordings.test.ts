import fc from 'fast-check';

import {
  createFinder,
  isOverlapping,
  keepLongest,
} from '../../../../../src/plugins/translations/server/glossary/find-wordings';
import { findWordingFault } from '../../../../../src/plugins/translations/server/glossary/wording';

/** What of a text was found, as it stands there. */
const find = (wordings: string | string[], text: string, isCaseSensitive = false): string[] =>
  createFinder([wordings].flat().map((wording) => ({ wording, isCaseSensitive, key: wording })))(text).map(
    ({ start, end }) => text.slice(start, end)
  );

describe('a wording is found', () => {
  it.each([
    ['en', 'city', 'Each City has a mayor.', ['City']],
    ['en', 'member city', 'The member\u00a0city’s mayor', ['member\u00a0city']],
    ['en', 'grant', 'Grants, granted; a grant.', ['grant']],
    ['en', 'council of Europe', 'The Council of Europe (CoE)', ['Council of Europe']],
    ['en', 'COVID-19', 'covid‑19 and Covid-191', ['covid‑19']],
    ['sq', 'qytet*', 'Qytetet anëtare: qyteti, e qytetit', ['Qytetet', 'qyteti', 'qytetit']],
    ['sq', 'shoqëri civile', 'SHOQËRI CIVILE', ['SHOQËRI CIVILE']],
    ['sq', 'këshill*', 'Këshilli, ke\u0308shillit', ['Këshilli', 'ke\u0308shillit']],
    ['mk', 'град*', 'Градови, градот и Виноград', ['Градови', 'градот']],
    ['mk', 'град*-член*', 'Градовите‑членки, градот и град-член', ['Градовите‑членки', 'град-член']],
    ['mk', 'локалн* самоуправ*', 'Локалната самоуправа; локална и самоуправна', ['Локалната самоуправа']],
    ['sr-Cyrl', 'општин*', 'ОПШТИНА и општинском', ['ОПШТИНА', 'општинском']],
    ['sr-Cyrl', 'Љубља*', 'љубљански, Љубљане', ['љубљански', 'Љубљане']],
    ['sr-Latn', 'ljubav', 'ǈubav i LJUBAV', ['ǈubav', 'LJUBAV']],
    ['sr-Latn', 'građan*', 'Građani, gradovi', ['Građani']],
    ['bs', 'opći*', 'Općina, općinski, opšti', ['Općina', 'općinski']],
    ['hr', 'natječaj*', 'Natječaji i natječaju', ['Natječaji', 'natječaju']],
    ['cnr', 'śutra', 'Śutra, s\u0301utra, sutra', ['Śutra', 's\u0301utra']],
  ])('in %s: %s in “%s”', (_, wording, text, found) => {
    expect(find(wording, text)).toEqual(found);
  });

  it.each([
    ['not as a part of a word', 'art', 'party start'],
    ['not across a full stop', 'member city', 'A member. City'],
    ['not with another word between', 'member city', 'member of a city'],
    ['not where a word ends otherwise', 'град', 'градови'],
    ['not where a stem ends inside of a wording without a *', 'локалн самоуправ*', 'локална самоуправа'],
    ['not without its mark', 'opći*', 'opci'],
  ])('%s', (_, wording, text) => {
    expect(find(wording, text)).toEqual([]);
  });

  it('as written only, where that is asked for, and where a * follows too', () => {
    expect(find('EU', 'EU, eu, Eu', true)).toEqual(['EU']);
    expect(find('МИР*', 'МИРот, мирот', true)).toEqual(['МИРот']);
  });

  it('across a soft hyphen, and past marks around it', () => {
    expect(find('municipality', 'munici\u00adpality')).toEqual(['munici\u00adpality']);
    expect(find('бр.', 'бр. 5')).toEqual(['бр']);
  });

  it('before another that begins in it, and both are told', () => {
    expect(find(['member city', 'city'], 'a member city')).toEqual(['member city', 'city']);
  });
});

describe('of wordings that overlap', () => {
  const longest = (wordings: string[], text: string) =>
    keepLongest(createFinder(wordings.map((wording) => ({ wording, isCaseSensitive: false, key: wording })))(text)).map(
      ({ key }) => key
    );

  it('the one with more words stays, then the one with more letters, then the first', () => {
    expect(longest(['city', 'member city', 'cities'], 'member city, city')).toEqual(['member city', 'city']);
    expect(longest(['open call', 'call for grants'], 'an open call for grants')).toEqual(['call for grants']);
    expect(longest(['open call', 'call made'], 'open call made')).toEqual(['open call']);
  });

  it('both stay where they are in the same place', () => {
    expect(longest(['cit*', 'city'], 'city').sort()).toEqual(['cit*', 'city']);
  });

  it('none is left that shares words with another', () => {
    const word = fc.constantFrom('град', 'град*', 'член', 'чле*', 'на');
    const wording = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    const text = fc
      .array(fc.constantFrom('град', 'градот', 'член', 'на', 'и', 'Град'), { maxLength: 12 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.uniqueArray(wording, { maxLength: 6 }), text, (wordings, searched) => {
        const all = createFinder(wordings.map((one) => ({ wording: one, isCaseSensitive: false, key: one })))(searched);
        const kept = keepLongest(all);
        for (const one of kept) {
          for (const other of kept) {
            expect(
              one.start === other.start && one.end === other.end ? false : one !== other && isOverlapping(one, other)
            ).toBe(false);
          }
        }
        // What was left out gave way to something.
        for (const one of all) expect(kept.some((other) => isOverlapping(one, other))).toBe(true);
      }),
      { seed: 4, numRuns: 500 }
    );
  });
});

it('any words of a text are found in it where they stand, in any letters and case', () => {
  const letters = fc.stringMatching(/^\p{L}[\p{L}\p{M}\p{N}]{0,8}$/u);
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1, maxLength: 8 }), fc.nat(), fc.nat(), (words, from, count) => {
      const start = from % words.length;
      const chosen = words.slice(start, start + 1 + (count % 3));
      const text = words.join(' ');
      const found = createFinder([{ wording: chosen.join(' '), isCaseSensitive: true, key: 0 }])(text);
      const at = words.slice(0, start).join(' ').length + (start > 0 ? 1 : 0);
      expect(found).toContainEqual({ key: 0, start: at, end: at + chosen.join(' ').length, words: chosen.length });
    }),
    { seed: 4, numRuns: 500 }
  );
});

it.each([
  ['град*', undefined],
  ['град*-член*', undefined],
  ['C++', undefined],
  ['', 'must have a letter or a digit'],
  ['*', 'must have a letter or a digit'],
  ['гр*ад', 'may have a * at the end of a word only, such as град*'],
  ['*град', 'may have a * at the end of a word only, such as град*'],
  ['град**', 'may have a * at the end of a word only, such as град*'],
  ['г*', 'must have 2 letters or more before a *'],
])('the wording “%s” has this fault: %s', (wording, fault) => {
  expect(findWordingFault(wording)).toBe(fault);
});

import { createGlossary, type GlossaryTerm } from '../../../../../src/plugins/translations/server/glossary/glossary';

const term = (one: Partial<GlossaryTerm> & { term: string }): GlossaryTerm => ({
  translation: null,
  otherForms: [],
  otherTranslations: [],
  forbidden: [],
  note: null,
  isCaseSensitive: false,
  ...one,
});

const CITY = term({ term: 'city', otherForms: ['cities'], translation: 'град', otherTranslations: ['град*'] });
const MEMBER_CITY = term({
  term: 'member city',
  otherForms: ['member cities'],
  translation: 'град-член',
  otherTranslations: ['град*-член*'],
  forbidden: ['град*', 'членка*'],
});
const TOWN = term({ term: 'town', translation: 'гратче*', forbidden: ['град*'] });
const UNION = term({ term: 'EU', translation: 'ЕУ', isCaseSensitive: true });
const RIVER = term({ term: 'river' });

const glossary = createGlossary([CITY, MEMBER_CITY, TOWN, UNION, RIVER]);
const warn = (source: string, ...targets: string[]) =>
  glossary
    .warningsOf({ sources: [source], targets })
    .map(({ kind, term: of, found }) => [kind, of, ...(found === undefined ? [] : [found])].join(' '));

describe('the terms of a source text', () => {
  it('are told in its order, each once, the longest alone', () => {
    const terms = glossary.termsIn(['A member city of the EU', 'and a town; two cities, one city']);
    expect(terms.map((one) => one.term)).toEqual(['member city', 'EU', 'town', 'city']);
  });

  it('do not reach from one text into the next', () => {
    expect(glossary.termsIn(['a member', 'of the eu']).length).toBe(0);
  });
});

describe('a translation is warned of', () => {
  it.each([
    ['that lacks the term’s translation', 'A city.', ['Место.'], ['missing city']],
    ['that has it in one of its texts', 'Two cities.', ['Место,', 'два града.'], []],
    ['that has it in another case than the term asks for', 'The EU', ['Еу'], ['missing EU']],
    ['of a text in which there is no term', 'A place.', ['Место.'], []],
    ['that uses a forbidden variant', 'A member city', ['Членката'], ['forbidden member city Членката']],
    [
      'that uses a forbidden variant, each form once',
      'town',
      ['град градот град'],
      ['forbidden town град', 'forbidden town градот'],
    ],
    ['whose forbidden variant is part of what is right', 'Member cities', ['Градовите-членки'], []],
    ['whose forbidden variant stands for another term', 'A town and a city', ['Гратче и град'], []],
    [
      'whose forbidden variant stands beside what is right',
      'A member city',
      ['Град-член, член на градот'],
      ['forbidden member city градот'],
    ],
    ['of a term that is called nothing in the language', 'A river.', ['Вода.'], []],
    ['that is empty', 'A city.', ['', ' '], []],
  ])('%s: “%s”', (_, source, targets, warnings) => {
    expect(warn(source, ...targets)).toEqual(warnings);
  });

  it('with what should be written', () => {
    expect(glossary.warningsOf({ sources: ['A town'], targets: ['Градот'] })).toEqual([
      { kind: 'forbidden', term: 'town', translation: 'гратче*', found: 'Градот' },
    ]);
  });
});

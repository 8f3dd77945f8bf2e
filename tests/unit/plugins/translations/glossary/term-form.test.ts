import { toChange, toForm, toRequest } from '../../../../../src/plugins/translations/admin/src/glossary/term-form';
import type { Term } from '../../../../../src/plugins/translations/shared/glossary';

const TERM: Term = {
  id: 'x',
  term: 'city',
  otherForms: ['cities'],
  sourceLocale: 'en',
  note: null,
  isCaseSensitive: false,
  translations: { mk: { translation: 'град', otherForms: ['град*'], forbidden: ['место', 'место*'] } },
};
const LOCALES = ['en', 'mk', 'sq'];
const form = toForm({ term: TERM, locales: LOCALES });

describe('the form of a term', () => {
  it('has every language, and lists with commas', () => {
    expect(form).toMatchObject({ otherForms: 'cities', note: '' });
    expect(form.translations).toEqual({
      en: { translation: '', otherForms: '', forbidden: '' },
      mk: { translation: 'град', otherForms: 'град*', forbidden: 'место, место*' },
      sq: { translation: '', otherForms: '', forbidden: '' },
    });
  });

  it('of a new term is empty but for its language', () => {
    expect(toForm({ term: { sourceLocale: 'mk' }, locales: ['mk'] })).toMatchObject({ term: '', sourceLocale: 'mk' });
  });

  it('is sent as the term it was made from', () => {
    expect({ id: TERM.id, ...toRequest(form) }).toEqual(TERM);
  });

  it('is sent without what is empty, and without its own language', () => {
    const said = { translation: ' ', otherForms: ' , ;', forbidden: '' };
    const typed = {
      ...form,
      term: ' city ',
      otherForms: 'cities;city’s,\n',
      translations: { sq: said, en: { ...said, translation: 'city' } },
    };
    expect(toRequest(typed)).toMatchObject({ term: 'city', otherForms: ['cities', 'city’s'], translations: {} });
  });
});

describe('a change of a term', () => {
  const change = (part: Partial<typeof form>) => toChange({ before: form, after: { ...form, ...part } });

  it('is sent without what stays', () => {
    expect(change({})).toEqual({});
    expect(change({ note: 'Of any size.' })).toEqual({ note: 'Of any size.' });
  });

  it('names the languages that change, with null for one that is emptied', () => {
    const { mk, ...others } = form.translations;
    const less = { translation: 'град', otherForms: 'град*', forbidden: '' };
    expect(mk).toMatchObject({ translation: 'град' });
    expect(change({ translations: { ...others, mk: less } })).toEqual({
      translations: { mk: { translation: 'град', otherForms: ['град*'], forbidden: [] } },
    });
    expect(change({ translations: others })).toEqual({ translations: { mk: null } });
    const sq = { translation: 'qytet', otherForms: '', forbidden: '' };
    expect(change({ translations: { ...form.translations, sq } })).toEqual({
      translations: { sq: { translation: 'qytet', otherForms: [], forbidden: [] } },
    });
  });
});

interface Languages {
  locale: string;
  contentLocale: string;
  fieldLocales: Record<string, string | string[]> | null;
}

// Not imported: its types are made from the hub's OpenAPI when the site is built, and are not there before.
const { languageOf, otherLanguagesOf } = jest.requireActual<{
  languageOf: (request: { entry: Languages; path: string; block?: number }) => string;
  otherLanguagesOf: (request: { entry: Languages; locale: string; paths?: string[] }) => string[];
}>('../../../examples/site/src/hub/text-language');

const entry: Languages = {
  locale: 'mk',
  contentLocale: 'mk',
  fieldLocales: { title: 'mk', summary: 'sq', body: ['mk', 'en'], 'seo.title': 'hr' },
};

describe('the language of a text on the reference site', () => {
  it('is that of its field, or block, and of the entry where all of it is in one', () => {
    expect(languageOf({ entry, path: 'summary' })).toBe('sq');
    expect(languageOf({ entry, path: 'body', block: 1 })).toBe('en');
    expect(languageOf({ entry: { ...entry, contentLocale: 'en', fieldLocales: null }, path: 'summary' })).toBe('en');
  });

  it('is told where it is another than the page’s, of the texts that the page shows', () => {
    expect(otherLanguagesOf({ entry, locale: 'mk' })).toEqual(['sq', 'en']);
    expect(otherLanguagesOf({ entry, locale: 'mk', paths: ['title', 'body'] })).toEqual(['en']);
    expect(otherLanguagesOf({ entry, locale: 'mk', paths: ['title'] })).toEqual([]);
  });
});

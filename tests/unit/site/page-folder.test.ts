import { folderOf } from '../../../examples/site/src/page-folder';

const inCities = (slug: string) => ({ locale: 'en', type: 'cities', slug }) as const;

it.each(['durres', 'v1.2', 'index', 'a~b_c', 'скопје'])('of the slug %s an entry’s page has its folder', (slug) => {
  expect(folderOf(inCities(slug))).toBe(slug);
});

it.each(['', '.', '..', '.x', '../..', 'a/b', 'index.html', 'index.html.br'])(
  'the slug %j, whose page would be written over another, stops the build with the entry’s name',
  (slug) => {
    expect(() => folderOf(inCities(slug))).toThrow(
      `The slug "${slug}", among the cities in en, cannot be the folder of a page: give it another.`
    );
  }
);

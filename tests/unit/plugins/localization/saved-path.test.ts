import { savedPath } from '../../../../src/plugins/localization/admin/src/saved-path';

const saved = {
  name: 'Balkans',
  cover: { id: 7, alt: 'A map' },
  statistics: [
    { id: 1, label: 'Cities', links: [{ id: 5, label: 'More' }] },
    { id: 2, label: 'Countries', links: [] },
  ],
};
const [cities, countries] = saved.statistics;

const pathOf = (name: string, values: object = saved) => savedPath({ name, values, initialValues: saved });

it('a field keeps its name for a path', () => {
  expect(['name', 'cover.alt', 'statistics.1.label', 'statistics.0.links.0.label'].map((name) => pathOf(name))).toEqual(
    ['name', 'cover.alt', 'statistics.1.label', 'statistics.0.links.0.label']
  );
});

it('a field in a row that was moved is where the row was', () => {
  const values = { ...saved, statistics: [countries, cities] };
  expect(pathOf('statistics.0.label', values)).toBe('statistics.1.label');
  expect(pathOf('statistics.1.links.0.label', values)).toBe('statistics.0.links.0.label');
});

it('a field after a row that was taken away is where it was', () => {
  expect(pathOf('statistics.0.label', { ...saved, statistics: [countries] })).toBe('statistics.1.label');
});

it('a field in a row that is not saved yet is nowhere', () => {
  const values = { ...saved, statistics: [{ label: '' }, ...saved.statistics] };
  expect(pathOf('statistics.0.label', values)).toBeUndefined();
  expect(pathOf('statistics.1.label', values)).toBe('statistics.0.label');
});

it('a field in a component that was taken away, or never was, keeps its name for a path', () => {
  expect(pathOf('cover.alt', { ...saved, cover: null })).toBe('cover.alt');
  expect(pathOf('seo.title')).toBe('seo.title');
});

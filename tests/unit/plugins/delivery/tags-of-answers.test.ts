import fc from 'fast-check';

import type { ContentLink, ContentModel } from '../../../../src/plugins/delivery/server/content-model';
import { tagsOfAnswer, type TaggedAnswer } from '../../../../src/plugins/delivery/server/tags/tags-of-answer';

const CITY = 'api::city.city';
const COUNTRY = 'api::country.country';
const REPORT = 'api::report.report';
const FIGURE = 'shared.figure';
const FILE = 'plugin::upload.file';
const STRANGER = 'admin::user';

const TABLES: Record<string, string> = {
  [CITY]: 'cities',
  [COUNTRY]: 'countries',
  [REPORT]: 'reports',
  [FIGURE]: 'figures',
  [FILE]: 'files',
  [STRANGER]: 'strangers',
};

const link = (kind: ContentLink['kind'], targets: string[], table?: string): ContentLink => ({
  kind,
  targets,
  ...(table && { table }),
});
const LINKS: Record<string, Record<string, ContentLink>> = {
  [CITY]: {
    country: link('relation', [COUNTRY], 'cities_country_lnk'),
    cover: link('component', [FIGURE], 'cities_cmps'),
    zone: link('dynamiczone', [FIGURE], 'cities_cmps'),
    localizations: link('localizations', [CITY]),
    author: link('relation', [STRANGER], 'cities_author_lnk'),
    anything: link('unknown', []),
  },
  [COUNTRY]: {
    cities: link('relation', [CITY], 'cities_country_lnk'),
    reports: link('relation', [REPORT], 'countries_reports_lnk'),
  },
  [FIGURE]: { image: link('media', [FILE]) },
};

const model: ContentModel = {
  contentTypes: [CITY, COUNTRY, REPORT],
  components: [FIGURE],
  isFollowed: (uid) => uid !== STRANGER && uid in TABLES,
  tableOf: (uid) => TABLES[uid] ?? 'nothing',
  linksOf: (uid) => new Map(Object.entries(LINKS[uid] ?? {})),
  hasDrafts: () => true,
  isLocalized: (uid) => uid !== REPORT,
  pluralOf: (uid) => TABLES[uid] ?? uid,
  slugOf: (uid) => (uid === CITY ? 'slug' : undefined),
  media: { table: 'files_related_mph', idColumn: 'related_id', typeColumn: 'related_type' },
};

const tagsOf = (answer: Partial<TaggedAnswer>, hiddenBy = {}) => {
  const found = tagsOfAnswer(
    { model, hiddenBy },
    { uid: CITY, isList: true, query: { locale: 'sq' }, data: [], ...answer }
  );
  return found && [...found.tags].sort();
};

describe('a list depends on', () => {
  it('all rows of its type and language', () => {
    expect(tagsOf({})).toEqual(['cities@sq', 'rights']);
    expect(tagsOf({ query: { locale: '*' } })).toEqual(['cities@*', 'rights']);
    expect(tagsOf({ uid: REPORT })).toEqual(['reports@*', 'rights']);
  });

  it.each([
    ['filters', { filters: { $and: [{ country: { reports: { title: { $eq: 'x' } } } }] } }],
    ['a negated filter', { filters: { $not: { country: { reports: { id: { $null: true } } } } } }],
    ['sort, as text', { sort: 'name,country.reports.title:desc' }],
    ['sort, as a list', { sort: ['name', 'country.reports.title:desc'] }],
    ['sort, as an object', { sort: { country: { reports: { title: 'desc' } } } }],
    ['sort, as a list of objects', { sort: [{ country: { reports: { title: 'desc' } } }] }],
  ])('the links and all rows that %s goes through', (_, query) => {
    const through = ['cities_country_lnk@*', 'countries@*', 'countries_reports_lnk@*', 'reports@*'];
    expect(tagsOf({ query: { locale: 'sq', ...query } })).toEqual(['cities@sq', ...through, 'rights'].sort());
  });

  it('components and files that filters go through', () => {
    const filters = { cover: { image: { name: 'x' } } };
    expect(tagsOf({ query: { locale: 'sq', filters } })).toEqual(
      ['cities@sq', 'cities_cmps@*', 'figures@*', 'files@*', 'files_related_mph@*', 'rights'].sort()
    );
  });
});

describe('one entry depends on', () => {
  const data = { id: 1, documentId: 'abc', slug: 'tirana' };

  it('its row, its other languages, and its name', () => {
    expect(tagsOf({ isList: false, idOrSlug: 'tirana', data })).toEqual([
      'cities#abc',
      'cities#tirana',
      'cities:1',
      'rights',
    ]);
  });

  it.each([
    ['its slug is that of another language', 'tirane', ['sq', 'en'], { locale: 'sq' }],
    ['it was found in a language further down', 'tirana', ['sq', 'en'], { locale: 'en' }],
  ])('all rows of the languages it was looked for in, where %s', (_, idOrSlug, localesToTry, query) => {
    expect(tagsOf({ isList: false, idOrSlug, localesToTry, query, data })).toEqual(
      expect.arrayContaining(['cities@sq', 'cities@en'])
    );
  });

  it('no list where its address names it as it is, or by its id', () => {
    for (const idOrSlug of ['tirana', 'abc']) {
      expect(tagsOf({ isList: false, idOrSlug, localesToTry: ['sq', 'en'], data })).not.toContain('cities@sq');
    }
  });
});

describe('what is populated depends on', () => {
  it('the links that lead there, also where they lead to nothing yet', () => {
    const query = { locale: 'sq', populate: { country: true, cover: { populate: { image: true } } } };
    const data = [{ id: 1, documentId: 'a', country: null, cover: { id: 7, image: null } }];
    expect(tagsOf({ query, data })).toEqual(
      [
        'cities:1',
        'cities@sq',
        'cities_cmps/cities:1',
        'cities_country_lnk/cities:1',
        'figures:7',
        'files_related_mph/figures:7',
        'rights',
      ].sort()
    );
  });

  it('all rows of a type that is filtered, or of which some are hidden from readers', () => {
    const populate = { cities: { filters: { name: 'x' } }, reports: { count: true } };
    const data = [{ id: 1, documentId: 'a', cities: [], reports: { count: 2 } }];
    const query = { locale: 'sq', populate };
    expect(tagsOf({ uid: COUNTRY, query, data })).toEqual(
      [
        'cities@*',
        'cities_country_lnk/countries:1',
        'countries:1',
        'countries@sq',
        'countries_reports_lnk/countries:1',
        'rights',
      ].sort()
    );
    expect(tagsOf({ uid: COUNTRY, query, data }, { [REPORT]: ['visibility'] })).toContain('reports@*');
  });

  it('a page’s excerpts on all rows of their type, and on the way back', () => {
    const excerpts = { latest: { type: CITY, by: 'country' } };
    const data = { id: 1, documentId: 'a', latest: [{ id: 9, documentId: 'c' }] };
    expect(tagsOf({ uid: COUNTRY, isList: false, data, excerpts })).toEqual(
      ['cities:9', 'cities@sq', 'cities_country_lnk@*', 'countries#a', 'countries:1', 'countries@*', 'rights'].sort()
    );
  });
});

it.each([
  ['a relation to what is not followed', { query: { populate: { author: true } } }],
  ['a filter through it', { query: { filters: { author: { name: 'x' } } } }],
  ['a relation to anything', { data: [{ id: 1, anything: [{ id: 2 }] }] }],
  ['populate that is not written as an object', { query: { populate: 'country' } }],
  ['an attribute that does not exist', { query: { populate: { nothing: true } } }],
])('an answer with %s is not kept', (_, answer) => {
  expect(tagsOf(answer)).toBeUndefined();
});

it('each row in an answer is tagged, wherever it stands', () => {
  type Row = Record<string, unknown> & { id: number };
  let expected: string[] = [];
  const id = fc.integer({ min: 1, max: 1_000 });
  const file = id.map((value): Row => ({ id: value, is: `files:${value}` }));
  const figure = fc.record({ id, image: fc.option(file) }).map((row): Row => ({ ...row, is: `figures:${row.id}` }));
  const report = id.map((value): Row => ({ id: value, documentId: 'r', is: `reports:${value}` }));
  const { city } = fc.letrec<{ city: Row; country: Row }>((tie) => ({
    country: fc
      .record({ id, cities: fc.array(tie('city'), { maxLength: 3 }), reports: fc.array(report, { maxLength: 2 }) })
      .map((row): Row => ({ ...row, documentId: 'k', is: `countries:${row.id}` })),
    city: fc
      .record({
        id,
        country: fc.option(tie('country'), { maxDepth: 3, depthIdentifier: 'city' }),
        cover: fc.option(figure),
        zone: fc.array(
          figure.map((part): Row => ({ ...part, __component: FIGURE })),
          { maxLength: 2 }
        ),
        localizations: fc.array(
          id.map((value): Row => ({ id: value, documentId: 'c', is: `cities:${value}` })),
          { maxLength: 2 }
        ),
      })
      .map((row): Row => ({ ...row, documentId: 'c', is: `cities:${row.id}` })),
  }));
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('is' in value) expected.push(value.is as string);
    Object.values(value).forEach(collect);
  };
  fc.assert(
    fc.property(fc.array(city, { maxLength: 4 }), (data) => {
      expected = [];
      collect(data);
      expect(tagsOf({ data })).toEqual(expect.arrayContaining(expected));
    }),
    { seed: 11, numRuns: 60 }
  );
});

import { findViewFaults, type ViewModel } from '../../../../src/plugins/delivery/server/domain/check-views';
import { expandView, type ViewScope } from '../../../../src/plugins/delivery/server/domain/expand-view';
import type { DeliveryViews } from '../../../../src/plugins/delivery/shared/contracts';

const MODELS: Record<string, Record<string, { type: string; target?: string }>> = {
  city: {
    id: { type: 'integer' },
    name: { type: 'string' },
    population: { type: 'integer' },
    country: { type: 'relation', target: 'country' },
    cover: { type: 'component', target: 'figure' },
  },
  country: { id: { type: 'integer' }, name: { type: 'string' }, region: { type: 'relation', target: 'region' } },
  region: { id: { type: 'integer' }, name: { type: 'string' }, countries: { type: 'relation', target: 'country' } },
  figure: { alt: { type: 'string' }, image: { type: 'media', target: 'file' } },
  file: { url: { type: 'string' } },
};

const model: ViewModel = {
  attributesOf: (uid) => MODELS[uid],
  targetOf: (uid, attribute) => MODELS[uid]?.[attribute]?.target,
};

const COVER = { fields: ['alt'], populate: { image: { fields: ['url'] } } };
const VIEWS: Record<string, DeliveryViews> = {
  city: {
    link: ['name'],
    card: { fields: ['name'], populate: { country: 'link', cover: COVER } },
    page: { fields: ['name', 'population'], populate: { country: 'card', cover: COVER } },
  },
  country: { link: ['name'], card: { fields: ['name'], populate: { region: 'link' } }, page: { fields: ['name'] } },
  region: {
    link: ['name'],
    card: { fields: ['name'] },
    page: {
      fields: ['name'],
      populate: { countries: { as: 'card', sort: 'name' } },
      excerpts: { cities: { type: 'city', by: 'country.region', sort: ['name:desc', 'id'], limit: 3 } },
    },
  },
};

const scope = (unreadable: string[] = []): ViewScope => ({
  viewsOf: (uid) => VIEWS[uid] as DeliveryViews,
  targetOf: (uid, attribute) => model.targetOf(uid, attribute) as string,
  mayFind: (uid) => !unreadable.includes(uid),
});

describe('a view is written out', () => {
  const cover = { fields: ['alt'], populate: { image: { fields: ['url'] } } };

  it('with links and cards as the related type declares them', () => {
    const country = { fields: ['name'], populate: { region: { fields: ['name'] } } };
    expect(expandView((VIEWS.city as DeliveryViews).page, 'city', scope())).toEqual({
      fields: ['name', 'population'],
      populate: { country, cover },
    });
    expect(expandView((VIEWS.region as DeliveryViews).page, 'region', scope())).toEqual({
      fields: ['name'],
      populate: { countries: { ...country, sort: 'name' } },
    });
  });

  it('without what the reader may not find, at any depth', () => {
    const { page } = VIEWS.city as DeliveryViews;
    expect(expandView(page, 'city', scope(['country'])).populate).toEqual({ cover });
    expect(expandView(page, 'city', scope(['region'])).populate).toEqual({ country: { fields: ['name'] }, cover });
  });
});

describe('views are held against the content types', () => {
  it('and what fits has no faults', () => {
    expect(findViewFaults(VIEWS, model)).toEqual([]);
  });

  it('and every name that is not there is told', () => {
    const wrong: DeliveryViews = {
      link: ['title'],
      card: { fields: ['name'], populate: { cover: { fields: ['alt', 'size'] }, name: 'link' } },
      page: {
        fields: ['slug'],
        populate: { country: { as: 'card', sort: 'age:desc' } },
        excerpts: {
          regions: { type: 'region', by: 'countries.region', sort: ['name'], limit: 1 },
          files: { type: 'file', by: 'related', sort: ['url'], limit: 1 },
          countries: { type: 'country', by: 'region', sort: ['size'], limit: 1 },
        },
      },
    };
    expect(findViewFaults({ ...VIEWS, city: wrong, village: wrong }, model)).toEqual([
      'city: link shows "title", which city has not',
      'city: card shows "size", which figure has not',
      'city: card populates "name", which is no relation, component or media of city',
      'city: page shows "slug", which city has not',
      'city: page sorts country by "age", which it has not',
      'city: page\'s regions goes by "countries.region", which does not lead from region to city',
      "city: page's files shows file, which has no views",
      'city: page\'s countries goes by "region", which does not lead from country to city',
      'city: page\'s countries sorts country by "size", which it has not',
      'village is not a content type',
    ]);
  });

  it('and a name that two different parts have is told', () => {
    const card = { fields: ['name'], populate: { cover: { name: 'CoverPart', ...COVER } } };
    const page = { fields: ['name'], populate: { cover: { name: 'CoverPart', fields: ['alt'] } } };
    const city: DeliveryViews = { link: ['name'], card, page: card };
    expect(findViewFaults({ ...VIEWS, city }, model)).toEqual([]);
    expect(findViewFaults({ ...VIEWS, city: { ...city, page } }, model)).toEqual([
      'city: page calls two different things "CoverPart"',
    ]);
  });
});

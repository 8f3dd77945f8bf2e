import { defineViews } from '../../rest/views/define-views';
import { citiesBy, latestEventsBy, latestGrantsBy, latestResourcesBy, partnersBy } from '../../rest/views/excerpts';
import { FIGURE, SEO, STATISTIC } from '../../rest/views/parts';

import schema from './content-types/region/schema.json';

const CARD = [
  'name',
  'slug',
  'summary',
  'countryCount',
  'memberCityCount',
  'reportedMemberCount',
  'reportedMemberCountIsMinimum',
] as const;

export const regionViews = defineViews(schema, {
  link: ['name', 'slug'],
  card: { fields: CARD, populate: { cover: FIGURE } },
  page: {
    fields: [...CARD, 'body'],
    populate: { cover: FIGURE, statistics: STATISTIC, seo: SEO, countries: { as: 'card', sort: 'name' } },
    excerpts: {
      cities: citiesBy('country.region'),
      events: latestEventsBy('region'),
      grants: latestGrantsBy('region'),
      partners: partnersBy('regions'),
      resources: latestResourcesBy('region'),
    },
  },
});

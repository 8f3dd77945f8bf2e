import { defineViews } from '../../rest/views/define-views';
import { citiesBy, latestEventsBy, partnersBy } from '../../rest/views/excerpts';
import { FIGURE, SEO } from '../../rest/views/parts';

import schema from './content-types/country/schema.json';

const CARD = ['name', 'slug', 'summary', 'isoCode'] as const;

export const countryViews = defineViews(schema, {
  link: ['name', 'slug', 'isoCode'],
  card: { fields: CARD, populate: { cover: FIGURE } },
  page: {
    fields: [...CARD, 'officialName', 'body'],
    populate: { cover: FIGURE, seo: SEO, region: 'link' },
    excerpts: {
      cities: citiesBy('country'),
      events: latestEventsBy('countries'),
      partners: partnersBy('countries'),
    },
  },
});

import { defineViews } from '../../rest/views/define-views';
import { latestEventsBy, latestResourcesBy } from '../../rest/views/excerpts';
import { FIGURE, LEADER, LOCATION, SEO } from '../../rest/views/parts';

import schema from './content-types/city/schema.json';

const CARD = ['name', 'slug', 'summary', 'membershipStatus', 'memberSince'] as const;

export const cityViews = defineViews(schema, {
  link: ['name', 'slug'],
  card: { fields: CARD, populate: { cover: FIGURE, location: LOCATION, country: 'link', topics: 'link' } },
  page: {
    fields: [...CARD, 'officialName', 'body', 'population', 'populationYear', 'website'],
    populate: {
      cover: FIGURE,
      seo: SEO,
      location: LOCATION,
      leader: LEADER,
      country: 'card',
      topics: { as: 'card', sort: 'name' },
    },
    excerpts: {
      events: latestEventsBy('participatingCities'),
      hostedEvents: latestEventsBy('hostCity'),
      resources: latestResourcesBy('cities'),
    },
  },
});

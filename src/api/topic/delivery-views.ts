import { defineViews } from '../../rest/views/define-views';
import { citiesBy, latestEventsBy, latestGrantsBy, latestResourcesBy } from '../../rest/views/excerpts';
import { FIGURE, SEO } from '../../rest/views/parts';

import schema from './content-types/topic/schema.json';

const CARD = ['name', 'slug', 'summary'] as const;

export const topicViews = defineViews(schema, {
  link: ['name', 'slug'],
  card: { fields: CARD, populate: { cover: FIGURE } },
  page: {
    fields: [...CARD, 'body'],
    populate: { cover: FIGURE, seo: SEO },
    excerpts: {
      cities: citiesBy('topics'),
      events: latestEventsBy('topics'),
      grants: latestGrantsBy('topics'),
      resources: latestResourcesBy('topics'),
    },
  },
});

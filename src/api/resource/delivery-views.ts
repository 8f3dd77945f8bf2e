import { defineViews } from '../../rest/views/define-views';
import { citiesBy } from '../../rest/views/excerpts';
import { FIGURE, RESOURCE_FILE, SEO } from '../../rest/views/parts';

import schema from './content-types/resource/schema.json';

const CARD = ['title', 'slug', 'summary', 'kind', 'publishedOn', 'visibility'] as const;

export const resourceViews = defineViews(schema, {
  link: ['title', 'slug'],
  card: { fields: CARD, populate: { cover: FIGURE, files: RESOURCE_FILE, topics: 'link' } },
  page: {
    fields: [...CARD, 'body'],
    populate: {
      cover: FIGURE,
      seo: SEO,
      files: RESOURCE_FILE,
      region: 'link',
      event: 'card',
      topics: { as: 'card', sort: 'name' },
    },
    excerpts: { cities: citiesBy('resources') },
  },
});

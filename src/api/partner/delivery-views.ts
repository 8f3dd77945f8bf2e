import { defineViews } from '../../rest/views/define-views';
import { latestEventsBy } from '../../rest/views/excerpts';
import { FIGURE, SEO } from '../../rest/views/parts';

import schema from './content-types/partner/schema.json';

const CARD = ['name', 'slug', 'acronym', 'summary', 'kind', 'website'] as const;

export const partnerViews = defineViews(schema, {
  link: ['name', 'slug', 'acronym'],
  card: { fields: CARD, populate: { cover: FIGURE, logo: FIGURE, countries: 'link' } },
  page: {
    fields: [...CARD, 'body', 'foundedYear', 'headquarters'],
    populate: {
      cover: FIGURE,
      logo: FIGURE,
      seo: SEO,
      regions: { as: 'link', sort: 'name' },
      countries: { as: 'link', sort: 'name' },
    },
    excerpts: { events: latestEventsBy('partners') },
  },
});

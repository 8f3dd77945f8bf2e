import { defineViews } from '../../rest/views/define-views';
import { AWARD, FIGURE, SEO } from '../../rest/views/parts';

import schema from './content-types/grant/schema.json';

const CARD = [
  'title',
  'slug',
  'summary',
  'state',
  'opensOn',
  'deadline',
  'amount',
  'currency',
  'applicationsReceived',
  'applicationsReceivedIsMinimum',
] as const;

export const grantViews = defineViews(schema, {
  link: ['title', 'slug'],
  card: { fields: CARD, populate: { cover: FIGURE, awards: AWARD, topics: 'link' } },
  page: {
    fields: [...CARD, 'eligibility', 'body'],
    populate: {
      cover: FIGURE,
      seo: SEO,
      awards: {
        name: 'AwardOnPage',
        fields: AWARD.fields,
        populate: { recipient: 'card', cities: { as: 'card', sort: 'name' } },
      },
      region: 'link',
      topics: { as: 'card', sort: 'name' },
    },
  },
});

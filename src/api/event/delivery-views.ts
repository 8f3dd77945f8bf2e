import { defineViews } from '../../rest/views/define-views';
import { citiesBy, latestResourcesBy, partnersBy } from '../../rest/views/excerpts';
import { FIGURE, SEO } from '../../rest/views/parts';

import schema from './content-types/event/schema.json';

const CARD = [
  'title',
  'slug',
  'summary',
  'kind',
  'eventStatus',
  'startsAt',
  'endsAt',
  'timeZone',
  'allDay',
  'datePrecision',
  'format',
  'venue',
] as const;

export const eventViews = defineViews(schema, {
  link: ['title', 'slug'],
  card: { fields: CARD, populate: { cover: FIGURE, hostCity: 'link', countries: 'link', topics: 'link' } },
  page: {
    fields: [...CARD, 'body', 'participatingCityCount', 'traineeCount', 'registrationUrl'],
    populate: {
      cover: FIGURE,
      seo: SEO,
      hostCity: 'card',
      region: 'link',
      countries: { as: 'link', sort: 'name' },
      topics: { as: 'card', sort: 'name' },
    },
    excerpts: {
      participatingCities: citiesBy('events'),
      partners: partnersBy('events'),
      reports: latestResourcesBy('event'),
    },
  },
});

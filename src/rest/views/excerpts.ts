import type { Excerpt } from '../../plugins/delivery/shared/contracts';

/**
 * The long relations of pages. `by` is how the entries lead back to the page's entry. Entries without the date they are
 * sorted by come first, as everywhere in PostgreSQL: an event whose date is not known yet is still to come.
 */

export const citiesBy = (by: string): Excerpt => ({ type: 'api::city.city', by, sort: ['name', 'id'], limit: 100 });

export const partnersBy = (by: string): Excerpt => ({
  type: 'api::partner.partner',
  by,
  sort: ['name', 'id'],
  limit: 50,
});

export const latestEventsBy = (by: string): Excerpt => ({
  type: 'api::event.event',
  by,
  sort: ['startsAt:desc', 'id'],
  limit: 10,
});

export const latestGrantsBy = (by: string): Excerpt => ({
  type: 'api::grant.grant',
  by,
  sort: ['deadline:desc', 'id'],
  limit: 10,
});

export const latestResourcesBy = (by: string): Excerpt => ({
  type: 'api::resource.resource',
  by,
  sort: ['publishedOn:desc', 'id'],
  limit: 10,
});

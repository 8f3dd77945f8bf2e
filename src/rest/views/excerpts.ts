import type { Excerpt } from '../../plugins/delivery/shared/contracts';

/** A long relation of pages; `by` is how its entries lead back to the page's entry. Its order is settled among equals too. */
const excerptOf =
  ({ type, sort, limit }: { type: string; sort: string; limit: number }) =>
  (by: string): Excerpt => ({ type, by, sort: [sort, 'id'], limit });

export const citiesBy = excerptOf({ type: 'api::city.city', sort: 'name', limit: 100 });
export const partnersBy = excerptOf({ type: 'api::partner.partner', sort: 'name', limit: 50 });

// Entries without the date come first, as everywhere in PostgreSQL: an event whose date is not known yet is still to come.
export const latestEventsBy = excerptOf({ type: 'api::event.event', sort: 'startsAt:desc', limit: 10 });
export const latestGrantsBy = excerptOf({ type: 'api::grant.grant', sort: 'deadline:desc', limit: 10 });
export const latestResourcesBy = excerptOf({ type: 'api::resource.resource', sort: 'publishedOn:desc', limit: 10 });

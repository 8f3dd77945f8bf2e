import type { Content, Entry } from '../hub/content';

import { storiesOf } from './region-stories';

/**
 * What a region's page shows besides the region itself: the whole list where the region's own is an excerpt.
 *
 * @returns `stories` are the events told in full, `otherEvents` the rest of those the region names, `networkResources`
 * those of no region
 */
export function regionContentOf({ region, content }: { region: Entry<'regions'>; content: Content }) {
  const countryIds = region.countries.map(({ documentId }) => documentId);
  const stories = storiesOf({ region, events: content.events });
  return {
    cities: content.cities.filter(({ country }) => country && countryIds.includes(country.documentId)),
    stories,
    otherEvents: region.events.filter(({ documentId }) => !stories.some((story) => story.documentId === documentId)),
    grants: content.grants.filter((grant) => grant.region?.documentId === region.documentId),
    networkResources: content.resources.filter((resource) => resource.region === null),
  };
}

import { byChance } from '../entry-order';
import type { Content, Entry } from '../hub/content';

import { storiesOf } from './region-stories';

/** However much the network does, the page stays one that can be loaded and read. */
const LARGEST_GRANT_STORY_COUNT = 2;
const LARGEST_NETWORK_RESOURCE_COUNT = 10;

/**
 * What a region's page shows besides the region itself: the whole entry where the page tells more of it than the region
 * says.
 *
 * @returns `stories` and `grantStories` are told in full, `otherEvents` and `otherGrants` are the rest of those the region
 * names; `networkResources` are the latest of no region, `networkResourceCount` is how many there are
 */
export function regionContentOf({ region, content }: { region: Entry<'regions'>; content: Content }) {
  const countryIds = region.countries.map(({ documentId }) => documentId);
  const stories = storiesOf({ region, events: content.events });
  const isIn = (entries: { documentId: string }[], { documentId }: { documentId: string }) =>
    entries.some((entry) => entry.documentId === documentId);
  const grants = region.grants.toSorted(byChance);
  const firstGrants = grants.slice(0, LARGEST_GRANT_STORY_COUNT);
  const networkResources = content.resources
    .filter((resource) => resource.region === null)
    .toSorted((left, right) => (right.publishedOn ?? '').localeCompare(left.publishedOn ?? ''));
  return {
    cities: content.cities.filter(({ country }) => country && countryIds.includes(country.documentId)),
    stories,
    otherEvents: region.events.filter((event) => !isIn(stories, event)),
    grantStories: firstGrants.flatMap((first) => content.grants.filter((grant) => isIn([first], grant))),
    otherGrants: grants.slice(LARGEST_GRANT_STORY_COUNT),
    networkResources: networkResources.slice(0, LARGEST_NETWORK_RESOURCE_COUNT),
    networkResourceCount: networkResources.length,
  };
}

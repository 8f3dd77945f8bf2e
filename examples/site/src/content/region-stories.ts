import type { Schemas } from '../hub/client';

type Event = Schemas['EventPage'];

/**
 * The events a region's page tells in full: consultations with cities, and workshops that there is a report of. All
 * others are in the list behind them.
 *
 * @returns them in the order they took place
 */
export function storiesOf({ region, events }: { region: Schemas['RegionPage']; events: Event[] }): Event[] {
  return events
    .filter((event) => event.region?.documentId === region.documentId)
    .filter(({ kind, reports }) => kind === 'consultation' || (kind === 'workshop' && reports.length > 0))
    .toSorted((left, right) => (left.startsAt ?? '').localeCompare(right.startsAt ?? ''));
}

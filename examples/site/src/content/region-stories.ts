/** A page of more would be long to load, and longer to read. */
const LARGEST_STORY_COUNT = 3;

/** What decides whether an event is told in full. */
interface TellableEvent {
  region: { documentId: string } | null;
  kind: string;
  startsAt: string | null;
  reports: unknown[];
}

/**
 * The events a region's page tells in full: the latest consultations with cities, and workshops that there is a report
 * of. All others are in the list behind them.
 *
 * @returns them in the order they took place; what has no date yet is still to come
 */
export function storiesOf<E extends TellableEvent>({
  region,
  events,
}: {
  region: { documentId: string };
  events: E[];
}): E[] {
  return events
    .filter((event) => event.region?.documentId === region.documentId)
    .filter(({ kind, reports }) => kind === 'consultation' || (kind === 'workshop' && reports.length > 0))
    .toSorted((left, right) => (left.startsAt ?? '9999').localeCompare(right.startsAt ?? '9999'))
    .slice(-LARGEST_STORY_COUNT);
}

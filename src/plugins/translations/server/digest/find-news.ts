import type { Knex } from 'knex';

import type { VersionRows } from '../services/version-rows';
import { findAssignments } from '../store/assignments';
import type { DigestReader } from '../store/digest-readers';
import { findStale, type VersionPlace } from '../store/notices';
import { readVersions, type BoardRecord, type RightsOf } from '../store/read-versions';

/** A version of which somebody is told. */
export interface NewsItem {
  type: string;
  documentId: string;
  locale: string;
  name: string;
  wordsLeft: number;
  /** Such as `2026-12-01`. */
  dueOn: string | null;
  isOverdue: boolean;
  /** Whether it was given to them, or its date changed, since they were told last. */
  isNew: boolean;
}

/** What there is to tell somebody. */
export interface News {
  /** What they are to work on, the most urgent first. */
  assigned: NewsItem[];
  /** What has become stale since they were told last, without what they are to work on. */
  stale: NewsItem[];
}

const DAY_MS = 86_400_000;

const keyOf = ({ type, documentId, locale }: VersionPlace): string => `${type} ${documentId} ${locale}`;

/**
 * Finds what is new for somebody since they were told last. An editor, who may write every language, hears of what is assigned to them alone.
 *
 * @param locales - the languages of the hub
 * @returns undefined where nothing is new: nothing was given to them, became stale, or is due by tomorrow
 */
export async function findNews({
  trx,
  rows,
  reader,
  rightsOf,
  locales,
  now,
}: {
  trx: Knex;
  rows: VersionRows;
  reader: DigestReader;
  rightsOf: RightsOf;
  locales: readonly string[];
  now: Date;
}): Promise<News | undefined> {
  const since = reader.sentAt ?? new Date(0);
  const assignments = await findAssignments({ trx, personId: reader.personId, since });
  const ownLocales = reader.locales.length < locales.length ? reader.locales : [];
  const isAssigned = new Map(assignments.map((one) => [keyOf(one), one.isNew]));
  const becameStale = await findStale({ trx, locales, since });
  const concerned = becameStale.filter((one) => isAssigned.has(keyOf(one)) || ownLocales.includes(one.locale));
  const isStale = new Set(concerned.map(keyOf));

  const places = [...assignments, ...concerned];
  const versions = await readVersions({
    ...{ trx, rows, rightsOf },
    entries: withoutRepeats(places),
    locales: [...new Set(places.map(({ locale }) => locale))],
  });
  const [today, tomorrow] = [now, new Date(now.getTime() + DAY_MS)].map((date) => date.toISOString().slice(0, 10));
  const toItem = (version: BoardRecord): NewsItem => ({
    ...{ type: version.type, documentId: version.documentId, locale: version.locale, name: version.name },
    ...{ wordsLeft: version.wordsLeft, dueOn: version.dueOn },
    isOverdue: version.dueOn !== null && version.dueOn < String(today),
    isNew: isAssigned.get(keyOf(version)) ?? false,
  });
  const open = versions.filter(isOpen);
  const assigned = open.filter((version) => isAssigned.has(keyOf(version)));
  const stale = open.filter((version) => isStale.has(keyOf(version)) && !isAssigned.has(keyOf(version)));
  const isTold =
    stale.length > 0 ||
    assigned.some(
      (version) =>
        isAssigned.get(keyOf(version)) ||
        isStale.has(keyOf(version)) ||
        (version.dueOn !== null && version.dueOn <= String(tomorrow))
    );
  return isTold ? { assigned: assigned.map(toItem).sort(byUrgency), stale: stale.map(toItem).sort(byName) } : undefined;
}

/** Whether something is left to do in it for who translates, and they may. */
const isOpen = ({ rights, wordsLeft, state }: BoardRecord): boolean =>
  rights.read && rights.readSource && rights.update && (wordsLeft > 0 || state === 'in-progress');

const withoutRepeats = (places: readonly VersionPlace[]): VersionPlace[] => [
  ...new Map(places.map((place) => [`${place.type} ${place.documentId}`, place])).values(),
];

const byName = (one: NewsItem, other: NewsItem): number =>
  one.locale.localeCompare(other.locale) || one.name.localeCompare(other.name);

/** A date in ISO order; what has none comes last. */
const byUrgency = (one: NewsItem, other: NewsItem): number =>
  (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999') || byName(one, other);

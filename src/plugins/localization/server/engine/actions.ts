import { errors } from '@strapi/utils';

import { SOURCE_CONFLICT, VERSION_CONFLICT, type VersionAction, type WorkLeft } from '../../shared/contracts';
import { ConflictError } from '../conflict';
import { plainField } from '../domain/field-texts';
import { approveTexts, confirmTexts, segmentPath } from '../domain/own-texts';
import { mapVersions, newVersion, type VersionRecord } from '../domain/version-record';

import type { Change } from './change';
import { changeEntry } from './change-entry';
import { draftLayer, draftTexts, type Entry } from './entry';
import { textsOfEntry } from './entry-texts';
import { checkLocale, type Keeper } from './keeper';
import { makeSource, mayBeSource } from './make-source';

export interface Act {
  type: string;
  documentId: string;
  locale: string;
  action: VersionAction;
  /** For `mark-correct`: one segment; where left out, those that the person saw, else all stale ones. */
  segment?: string;
  /** For `mark-correct` and `mark-translated`: what the source said, by segment, as the person saw it; not asked for where left out. */
  seen?: Readonly<Record<string, string | null>>;
  /** For `mark-translated`: what is taken to be left to do; whatever it is where left out. */
  left?: WorkLeft;
}

interface Acting {
  keeper: Keeper;
  entry: Entry;
  version: VersionRecord;
  act: Act;
}

/** What can be done with a version as it is, whoever asks. */
export function possibleActions({
  keeper,
  entry,
  locale,
}: {
  keeper: Keeper;
  entry: Entry;
  locale: string;
}): VersionAction[] {
  const { sourceLocale, versions } = entry.record;
  const { state, staleCount, untranslatedCount } = versions.get(locale) ?? newVersion(locale);
  if (locale === sourceLocale) return [];
  if (state === 'withheld') return ['resume'];
  const isDone = staleCount === 0 && untranslatedCount === 0;
  const offered: [VersionAction, boolean][] = [
    ['start', state === 'derived'],
    ['send-for-review', state === 'in-progress'],
    ['mark-translated', state !== 'translated' || !isDone],
    ['mark-correct', staleCount > 0],
    ['withhold', true],
    ['make-source', isDone && mayBeSource({ keeper, entry, locale })],
  ];
  return offered.flatMap(([action, isOffered]) => (isOffered ? [action] : []));
}

/**
 * Does what a person decided about a version. Who may do so is not asked here.
 *
 * @throws NotFoundError for an entry that does not exist
 * @throws ValidationError for an unknown locale or segment, or what makes no sense for the version as it is; nothing is written then
 * @throws ConflictError where the source, or what is left to do, is no longer what the person saw; nothing is written then
 */
export async function act({ keeper, ...request }: Act & { keeper: Keeper }): Promise<void> {
  checkLocale(keeper, request.locale);
  await changeEntry(keeper, request, (entry) => {
    const version = entry.record.versions.get(request.locale) as VersionRecord;
    const acting: Acting = { keeper, entry, version, act: request };
    checkPossible(acting);
    return CHANGES[request.action](acting);
  });
}

function checkPossible({ keeper, entry, version, act: { locale, action } }: Acting): void {
  const isSource = locale === entry.record.sourceLocale;
  // What cannot be because something is left to do is said with what that is, below; saying a thing twice does no harm.
  if (action === 'make-source' && !isSource && version.state !== 'withheld') return;
  if (['mark-correct', 'mark-translated'].includes(action) && !isSource && version.state !== 'withheld') return;
  const possible = possibleActions({ keeper, entry, locale });
  if (possible.includes(action)) return;
  const what = isSource ? 'the source of the others' : `"${version.state}"`;
  throw new errors.ValidationError(
    `action: ${action} is not possible, the version in ${locale} is ${what}; ` +
      (possible.length > 0 ? `possible is ${possible.join(', ')}` : 'nothing is'),
    { parameter: 'action', allowed: possible }
  );
}

const CHANGES: Readonly<Record<VersionAction, (acting: Acting) => Change>> = {
  start: (acting) => changeVersion(acting, { state: 'in-progress' }),
  'send-for-review': (acting) => changeVersion(acting, { state: 'in-review' }),
  'mark-translated': markTranslated,
  'mark-correct': markCorrect,
  withhold: (acting) => ({
    ...changeVersion(acting, { state: 'withheld', stateBefore: acting.version.state }),
    isPublishedTouched: true,
  }),
  resume: (acting) => ({
    ...changeVersion(acting, { state: acting.version.stateBefore ?? 'derived', stateBefore: null }),
    isPublishedTouched: true,
  }),
  'make-source': ({ keeper, entry, act: { locale } }) => makeSource({ keeper, entry, locale }),
};

/** The change of one version's record; content rows are not touched by it. */
function changeVersion({ entry, act: { locale } }: Acting, changes: Partial<VersionRecord>): Change {
  const record = mapVersions(entry.record, (version) =>
    version.locale === locale ? { ...version, ...changes } : version
  );
  return { ...entry, record, before: entry };
}

function markTranslated(acting: Acting): Change {
  const { keeper, entry, version, act: request } = acting;
  const { locale, left, seen } = request;
  const { staleCount, untranslatedCount } = version;
  if (seen) checkSeen(acting, { seen, isMeant: ({ path }) => Object.hasOwn(seen, path) });
  if (left && (left.staleCount !== staleCount || left.untranslatedCount !== untranslatedCount)) {
    throw new ConflictError(VERSION_CONFLICT, { left: { staleCount, untranslatedCount } });
  }
  const source = draftTexts(keeper.tables.shapeOfPart, entry);
  const shown = keeper.deriver.show(draftLayer(entry, source), locale);
  const own = approveTexts({ locale, shown, source, own: version.draftTexts });
  const record = mapVersions(entry.record, (one) => (one.locale === locale ? { ...one, draftTexts: own } : one));
  return { ...entry, record, before: entry, draftTruth: entry.record.sourceLocale, settled: [locale] };
}

function markCorrect(acting: Acting): Change {
  const { keeper, entry, version, act: request } = acting;
  const { segment, seen } = request;
  const known = Object.entries(version.draftTexts).flatMap(([path, text]) =>
    text.segments.map((_, index) => segmentPath(path, text, index))
  );
  if (segment !== undefined && !known.includes(segment)) {
    throw new errors.ValidationError(
      `segment: "${segment}" is no translated text of the version in ${request.locale}; ` +
        (known.length > 0 ? `it has ${known.join(', ')}` : 'it has none'),
      { parameter: 'segment', allowed: known }
    );
  }
  const segments = segment === undefined ? seen && Object.keys(seen) : [segment];
  if (segments && seen) {
    checkSeen(acting, { seen, isMeant: ({ path, isStale }) => isStale && segments.includes(path) });
  }
  const source = draftTexts(keeper.tables.shapeOfPart, entry);
  return {
    ...changeVersion(acting, { draftTexts: confirmTexts({ own: version.draftTexts, source, segments }) }),
    settled: [request.locale],
  };
}

/** Who says that a text is right says so of the source they have read. */
function checkSeen(
  { keeper, entry, act: { type, locale } }: Acting,
  {
    seen,
    isMeant,
  }: { seen: NonNullable<Act['seen']>; isMeant: (segment: { path: string; isStale: boolean }) => boolean }
): void {
  const changed = textsOfEntry({ keeper, type, entry, locale })
    .fields.flatMap((field) => plainField(field).segments)
    .flatMap(({ path, isStale, source }) =>
      path !== null && isMeant({ path, isStale }) && seen[path] !== source ? [path] : []
    );
  if (changed.length > 0) throw new ConflictError(SOURCE_CONFLICT, { segments: changed });
}

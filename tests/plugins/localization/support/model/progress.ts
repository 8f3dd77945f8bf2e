import { paragraphs, segmentPath, textsOf, type Field, type OwnText, type Segment, type Text } from '../content';
import { shapeOf } from '../schema';

import { fieldsOf, type Entry, type Model, type Version } from './model';
import { shown } from './shown';

/** The stale segments of a version's draft, by path. */
export function staleSegments({ entry, locale }: Version): string[] {
  if (locale === entry.source) return [];
  return fieldsOf(entry, 'draft').flatMap((field) => {
    const own = entry.own.draft.get(locale)?.get(field.key);
    return (own?.segments ?? []).flatMap((segment, index) =>
      isStale({ entry, field, segment }) ? [segmentPath(field, index)] : []
    );
  });
}

/** Whether the source says no longer what a segment was made from; one that nobody wrote was made from nothing. */
export const isStale = ({ entry, field, segment }: { entry: Entry; field: Field; segment: Segment }): boolean =>
  segment.keptFrom === undefined && segment.madeFrom !== undefined && !sayings(entry, field).includes(segment.madeFrom);

/** What the source says of a field, as a draft and published. */
function sayings(entry: Entry, { key }: Field): string[] {
  const shape = shapeOf(entry.type);
  const draft = textsOf(shape, entry.draft).get(key);
  const published = entry.published && textsOf(shape, entry.published).get(key);
  const say = (text: Text | undefined): string[] =>
    text === undefined ? [] : typeof text === 'string' ? [text] : text;
  return [...say(draft), ...say(published)];
}

/** How many segments that a version's draft shows are not its own, or lack from it. */
export function untranslatedCount(version: Version): number {
  const { entry, locale } = version;
  if (locale === entry.source) return 0;
  return fieldsOf(entry, 'draft').reduce((count, field) => {
    const { own, text, isWritten } = shown({ ...version, layer: 'draft' }, field);
    if (!own) return count + paragraphs(text).length;
    const kept = own.segments.filter(({ keptFrom }) => keptFrom !== undefined);
    return count + kept.length + (isWritten ? lackingCount({ entry, field, own }) : 0);
  }, 0);
}

/** Blocks of the source that none was made from; a stale one stands for what it was made from. */
function lackingCount({ entry, field, own }: { entry: Entry; field: Field; own: OwnText }): number {
  if (!own.isBlocks) return 0;
  const made = own.segments.map(({ madeFrom }) => madeFrom);
  const lacking = paragraphs(field.part.texts[field.name]).filter((text) => !made.includes(text));
  const stale = own.segments.filter((segment) => isStale({ entry, field, segment }));
  return Math.max(0, lacking.length - stale.length);
}

/** Whether the specification leaves open which blocks of the source a version's blocks stand for. */
export const isLoose = ({ entry, locale }: Omit<Version, 'registry'>): boolean =>
  fieldsOf(entry, 'draft').some(({ key }) => entry.own.draft.get(locale)?.get(key)?.isLoose === true);

/** Whether nothing is left to translate. */
export const isComplete = (version: Version): boolean =>
  staleSegments(version).length === 0 && untranslatedCount(version) === 0;

/** Whether a person wrote any of a version's draft. */
export function hasOwn({ entry, locale }: Version): boolean {
  const own = entry.own.draft.get(locale);
  return own !== undefined && fieldsOf(entry, 'draft').some(({ key }) => own.has(key));
}

/** Makes a change, and then lets each version's state follow from what has become of its own texts. */
export function following({ registry }: Pick<Model, 'registry'>, entry: Entry, change: () => void): void {
  const versions = registry.locales.map((locale): Version => ({ registry, entry, locale }));
  const hadOwn = new Set(versions.filter(hasOwn).map(({ locale }) => locale));
  change();
  for (const version of versions) {
    const { locale } = version;
    const state = entry.states.get(locale);
    if (locale === entry.source) entry.states.set(locale, 'translated');
    else if (hadOwn.has(locale) && !hasOwn(version)) entry.states.set(locale, 'derived');
    else if (state === 'derived' && hasOwn(version)) entry.states.set(locale, 'in-progress');
    else if (state === 'translated' && !isComplete(version)) entry.states.set(locale, 'in-progress');
  }
}

import { isEmpty, paragraphs, segmentPath } from '../content';
import type { Action, Order } from '../edit';

import { entryOf, fieldsOf, refuse, type Model, type Version } from './model';
import { isAligned, originAt, segmentsOf, setOwn } from './own-texts';
import { following, isComplete, isStale } from './progress';
import { shown } from './shown';
import { makeSource } from './source-change';

/** Does what somebody decided about a version beside writing it. */
export function act(model: Model, { entry: id, locale, action, segment }: Order<'act'>): void {
  const { registry } = model;
  const entry = entryOf(model, id);
  const version: Version = { registry, entry, locale };
  const acts: Record<Action, () => void> = {
    start: () => entry.states.set(locale, 'in-progress'),
    'send-for-review': () => entry.states.set(locale, 'in-review'),
    'mark-translated': () => following(model, entry, () => markTranslated(version)),
    'mark-correct': () => {
      checkSegment(version, segment);
      following(model, entry, () => markCorrect(version, segment));
    },
    withhold: () => withhold(version),
    resume: () => resume(version),
    'make-source': () => makeSource(model, version),
  };
  acts[action]();
}

function withhold({ entry, locale }: Version): void {
  if (locale === entry.source) refuse('the source cannot be withheld');
  if (entry.withheld.has(locale)) refuse('it is withheld');
  entry.withheld.add(locale);
}

function resume({ entry, locale }: Version): void {
  if (!entry.withheld.has(locale)) refuse('it is not withheld');
  entry.withheld.delete(locale);
}

/** All that the draft shows is its own, made from the source as it is. */
function markTranslated(version: Version): void {
  const { entry, locale } = version;
  for (const field of fieldsOf(entry, 'draft')) {
    if (isEmpty(shown({ ...version, layer: 'draft' }, field).text)) continue;
    const segments = segmentsOf(version, field);
    setOwn(version, field, {
      isBlocks: field.isBlocks,
      isLoose: field.isBlocks && !isAligned(segments, field),
      segments: segments.map(({ text }, index) => ({ text, madeFrom: originAt(field, index) })),
    });
  }
  entry.states.set(locale, 'translated');
}

function checkSegment(version: Version, segment: string | undefined): void {
  const known = fieldsOf(version.entry, 'draft').flatMap((field) =>
    paragraphs(shown({ ...version, layer: 'draft' }, field).text).map((_, index) => segmentPath(field, index))
  );
  if (segment !== undefined && !known.includes(segment)) refuse('there is no such segment');
}

/** Stale segments, or the one that is named, are made from the source as it is. */
function markCorrect(version: Version, segment: string | undefined): void {
  const { entry, locale } = version;
  for (const field of fieldsOf(entry, 'draft')) {
    const own = entry.own.draft.get(locale)?.get(field.key);
    for (const [index, one] of own?.segments.entries() ?? []) {
      const isMeant = segment === undefined || segment === segmentPath(field, index);
      if (!own || !isMeant || !isStale({ entry, field, segment: one })) continue;
      if (field.isBlocks && !isAligned(own.segments, field)) own.isLoose = true;
      one.madeFrom = originAt(field, index);
    }
  }
  if (isComplete(version)) entry.states.set(locale, 'translated');
}

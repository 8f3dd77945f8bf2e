import type { Block, TranslatedSegment } from '../../../localization/shared/contracts';
import { passagesOf, writePassages } from '../passages/block-passages';
import { isSamePassage, plainText, type Passage } from '../passages/passage';
import type { ReadUnit } from '../xliff/exchange';

import { quote } from './quote';
import type { PlacedUnit } from './units';
import { isNewText, isWriting, refuse, type Decision } from './verdicts';

/** A unit of a segment, with what the file says of it. */
export interface SegmentUnit {
  placed: PlacedUnit;
  /** Left out where the file does not have it. */
  read?: ReadUnit;
  /** What becomes of it by itself. */
  decision?: Decision;
}

/** What becomes of a segment. */
export interface SettledSegment {
  /** Left out where there is nothing to write. */
  written?: TranslatedSegment;
  /** Of units of which something else becomes than by themselves. */
  decisions: Map<ReadUnit, Decision>;
}

/**
 * Decides what becomes of a segment, by what becomes of each of its units. The hub knows of a segment as a whole, such as a list, which language it is
 * in and what it was made from. So it is written only once all its units have a translation, and it is up to date only once the file has said
 * something of all that its translation has. What the file has left, or does not have, stays as it is; and as stale as it is: nobody has looked at it.
 *
 * @param units - all of the segment, one at least
 */
export function settleSegment(units: readonly SegmentUnit[]): SettledSegment {
  const { path, sourceIndex, translation } = placeOf(units);
  const texts = units.filter(({ decision }) => decision && isNewText(decision));
  const confirmed = units.filter(({ decision }) => decision?.verdict === 'confirmed');
  const unseen = findUnseen(units);
  const unconfirmed = unseen === undefined ? [] : decide(confirmed, unchanged(`It stays out of date: ${unseen}`));
  const isWritten = texts.length > 0 || (confirmed.length > 0 && unseen === undefined);
  if (!isWritten) return { decisions: new Map(unconfirmed) };

  const rewritten = texts.length > 0 ? rewrite({ units, texts }) : { text: translation as string | Block };
  if ('refusal' in rewritten) {
    return { decisions: new Map([...decide(texts, refuse(rewritten.refusal)), ...unconfirmed]) };
  }
  const written = { path, sourceIndex, text: rewritten.text, ...(unseen !== undefined && { keepsOrigin: true }) };
  return { written, decisions: new Map(unconfirmed) };
}

const unchanged = (reason: string): Decision => ({ verdict: 'unchanged', reason });

const decide = (units: readonly SegmentUnit[], decision: Decision): [ReadUnit, Decision][] =>
  units.map(({ read }) => [read as ReadUnit, decision]);

/** Says what the file leaves of a segment, or does not show of its translation. */
function findUnseen(units: readonly SegmentUnit[]): string | undefined {
  const left = units.find(({ decision }) => !(decision && isWriting(decision)));
  if (left) return `it goes together with ${left.placed.id}, which is not finished`;
  const ids = new Set(units.map(({ placed }) => placed.passageId));
  const beside = translatedPassages(units).find(([id]) => !ids.has(id));
  return (
    beside && `its translation has ${quote(plainText(beside[1]))} as well, which the source has not; see the panel`
  );
}

/**
 * Puts translations into their places, and leaves everything else that is translated as it is.
 *
 * @param texts - those of the units that are new or changed, whose codes have been checked
 */
function rewrite({
  units,
  texts,
}: {
  units: readonly SegmentUnit[];
  texts: readonly SegmentUnit[];
}): { text: string | Block } | { refusal: string } {
  const obstacle = units.find(
    ({ placed, decision }) => decision?.verdict === 'refused' || !(placed.target || (decision && isNewText(decision)))
  );
  if (obstacle) {
    const state = obstacle.decision?.verdict === 'refused' ? 'refused' : 'not translated';
    return { refusal: `It goes together with ${obstacle.placed.id}, which is ${state}` };
  }
  const passages = new Map(texts.map(({ placed, read }) => [placed.passageId, read?.target as Passage]));
  const { segment, translation } = placeOf(units);
  const { source } = segment;
  if (typeof source !== 'object') return { text: plainText(passages.get('') as Passage) };

  const text = writePassages({ block: source, translation: translation as Block | undefined, passages });
  const lost = findLost({ units, passages, text });
  if (lost === undefined) return { text };
  return {
    refusal: `It would take the place of ${lost}, which is not in the file; take that away in the panel, and import it again`,
  };
}

/** Finds what a translation has and no unit of the file shows, and would not be there any more: there is no place for it beside the source's structure. */
function findLost({
  units,
  passages,
  text,
}: {
  units: readonly SegmentUnit[];
  /** What is written anew, by id. */
  passages: ReadonlyMap<string, Passage>;
  text: Block;
}): string | undefined {
  const kept = passagesOf(text);
  const lost = translatedPassages(units).find(
    ([id, passage]) => !passages.has(id) && !isSamePassage(passage, kept.get(id) ?? [])
  );
  if (lost) return quote(plainText(lost[1]));
  return isPicture(placeOf(units).translation) && !isPicture(text) ? 'a picture' : undefined;
}

const isPicture = (text: string | Block | undefined): boolean => typeof text === 'object' && text.type === 'image';

/** What all units of a segment have in common. */
const placeOf = (units: readonly SegmentUnit[]): Pick<PlacedUnit, 'path' | 'sourceIndex' | 'segment' | 'translation'> =>
  (units as readonly [SegmentUnit])[0].placed;

/** All that the translation of a segment has, by id, whether the source has such a unit or not. */
function translatedPassages(units: readonly SegmentUnit[]): [string, Passage][] {
  const { translation } = placeOf(units);
  return translation === undefined ? [] : [...passagesOf(translation)];
}

import type { Block, SegmentPair, Text } from '../../shared/contracts';

import { standingFor, type OwnText, type ShownText } from './own-texts';
import { segmentTexts } from './texts';

/**
 * Puts a text field of a version beside the source's: in the order of the source, then what the version has beside it.
 *
 * @param locale - the version's
 * @param shown - what the version shows; undefined where it shows nothing
 * @param own - what is its own of that; undefined where nothing is
 */
export function pairSegments({
  locale,
  source,
  shown,
  own,
}: {
  locale: string;
  source: Text | undefined;
  shown: ShownText | undefined;
  own: OwnText | undefined;
}): SegmentPair[] {
  const sources = segmentsOf(source);
  const shownSegments = segmentsOf(shown?.text);
  const sourceOf = own ? standingFor(own.segments, segmentTexts(source)) : samePlaces(shownSegments, sources);
  const pairOf = (sourceIndex: number | undefined, ownIndex: number | undefined): SegmentPair => {
    const segment = ownIndex === undefined ? undefined : own?.segments[ownIndex];
    const language = ownIndex === undefined ? undefined : shown?.locales[ownIndex];
    return {
      sourceIndex,
      ownIndex,
      source: sourceIndex === undefined ? undefined : sources[sourceIndex],
      shown: ownIndex === undefined ? undefined : shownSegments[ownIndex],
      locale: language,
      isOwn: segment?.locale === locale,
      isStale: segment?.isStale === true,
      madeFrom: segment?.source ?? null,
    };
  };
  const ownIndexOf = (index: number): number | undefined => {
    const found = sourceOf.indexOf(index);
    return found === -1 ? undefined : found;
  };
  return [
    ...sources.map((_, index) => pairOf(index, ownIndexOf(index))),
    ...sourceOf.flatMap((sourceIndex, index) => (sourceIndex === undefined ? [pairOf(undefined, index)] : [])),
  ];
}

const segmentsOf = (text: Text | undefined): readonly (string | Block)[] =>
  text === undefined ? [] : typeof text === 'string' ? [text] : text;

/** What a version shows of another language stands for the source's only where both have as much: it may have been written from elsewhere. */
const samePlaces = (shown: readonly unknown[], sources: readonly unknown[]): (number | undefined)[] =>
  shown.map((_, index) => (shown.length === sources.length ? index : undefined));

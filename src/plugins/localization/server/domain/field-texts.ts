import type { Block, FieldSegments, FieldTexts, SegmentPair, TextSegment } from '../../shared/contracts';

import { segmentTexts } from './texts';

/** A text field beside the source's, for people to read. */
export const plainField = ({ path, isBlocks, segments }: FieldSegments): FieldTexts => ({
  path,
  segments: segments
    .filter((pair) => [pair.source, pair.shown].some((segment) => plain(segment)))
    .map((pair) => plainSegment({ path, isBlocks, pair })),
});

function plainSegment({
  path,
  isBlocks,
  pair,
}: Pick<FieldSegments, 'path' | 'isBlocks'> & { pair: SegmentPair }): TextSegment {
  const { sourceIndex = null, ownIndex, locale = null, madeFrom, isStale } = pair;
  const block = pair.source ?? pair.shown;
  return {
    path: ownIndex === undefined ? null : isBlocks ? `${path}.${ownIndex}` : path,
    sourceIndex,
    block: typeof block === 'object' ? block.type : null,
    source: plain(pair.source),
    madeFrom,
    locale,
    isStale,
  };
}

const plain = (segment: string | Block | undefined): string | null =>
  segment === undefined ? null : segmentTexts(typeof segment === 'string' ? segment : [segment]).join('');

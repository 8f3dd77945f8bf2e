import type { Block, TranslatedSegment } from '../../shared/contracts';

import type { OwnText, Segment, ShownText } from './own-texts';
import { pairSegments } from './segment-pairs';
import { segmentTexts, type Text } from './texts';

interface Place {
  block: Block;
  segment: Segment;
  /** The source's block it stands for. */
  sourceIndex: number | undefined;
}

/**
 * Puts translated blocks in their places; each is made from the source as it is, unless it keeps what it was made from. The blocks beside them stay as they are: a field nobody had
 * translated keeps what it shows in another language, or else takes the source's blocks.
 *
 * @param segments - of this field; each names a block the source has
 */
export function writeBlocks({
  locale,
  sourceLocale,
  source,
  shown,
  own,
  segments,
}: {
  locale: string;
  sourceLocale: string;
  source: readonly Block[];
  shown: ShownText | undefined;
  own: OwnText | undefined;
  segments: readonly TranslatedSegment[];
}): OwnText {
  const sources = segmentTexts(source);
  const places = own
    ? placesOf({ locale, source, shown, own })
    : source.map((block, index) => standIn({ block, index, sourceLocale, sources, shown }));
  for (const { sourceIndex, text, keepsOrigin = false } of segments) {
    const index = places.findIndex((one) => one.sourceIndex === sourceIndex);
    const former = keepsOrigin ? places[index]?.segment : undefined;
    const segment: Segment = former
      ? { ...former, locale }
      : { source: sources[sourceIndex] || null, locale, isStale: false };
    const place = { block: text as Block, segment, sourceIndex };
    if (index !== -1) places[index] = place;
    else places.splice(placeAfter(places, sourceIndex), 0, place);
  }
  return { text: places.map(({ block }) => block), segments: places.map(({ segment }) => segment) };
}

function placesOf({
  locale,
  source,
  shown,
  own,
}: {
  locale: string;
  source: Text;
  shown: ShownText | undefined;
  own: OwnText;
}): Place[] {
  const sourceIndexes = new Map(
    pairSegments({ locale, source, shown, own }).map(({ ownIndex, sourceIndex }) => [ownIndex, sourceIndex])
  );
  return (own.text as readonly Block[]).map((block, index) => ({
    block,
    segment: own.segments[index] as Segment,
    sourceIndex: sourceIndexes.get(index),
  }));
}

function standIn({
  block,
  index,
  sourceLocale,
  sources,
  shown,
}: {
  block: Block;
  index: number;
  sourceLocale: string;
  sources: readonly string[];
  shown: ShownText | undefined;
}): Place {
  const blocks = typeof shown?.text === 'string' ? undefined : shown?.text;
  // Where another language has not as many blocks, nobody knows which of its blocks stands here.
  const kept = blocks?.length === sources.length ? blocks[index] : undefined;
  const locale = (kept && shown?.locales[index]) ?? sourceLocale;
  return {
    block: kept ?? block,
    segment: { source: sources[index] || null, locale, isStale: false },
    sourceIndex: index,
  };
}

/** Behind what stands for the nearest block before it in the source. */
function placeAfter(places: readonly Place[], sourceIndex: number): number {
  const before = places.map((place) => place.sourceIndex ?? Infinity).filter((index) => index < sourceIndex);
  return before.length === 0 ? 0 : places.findIndex((place) => place.sourceIndex === Math.max(...before)) + 1;
}

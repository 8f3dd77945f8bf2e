import { isDeepStrictEqual } from 'node:util';

import { align, moveWithParts, type PartOrigins } from './align';
import { holderOf } from './parts';
import { segmentTexts, type Text, type Texts } from './texts';

/** What a text, or one block of it, was made from. */
export interface Segment {
  /** The source text; null where a block was added that the source has none for. */
  source: string | null;
  /** The language it is in; another than the version's for a block nobody translated yet. */
  locale: string;
  isStale: boolean;
}

/** A text field that a person wrote or approved in a version's language. */
export interface OwnText {
  text: Text;
  /** One, or for blocks one per block. */
  segments: readonly Segment[];
}

/** Own texts of a version by path. Its slug is among them where a person wrote it, without segments. */
export type OwnTexts = Readonly<Record<string, OwnText>>;

/** A text as a version shows it. */
export interface ShownText {
  text: Text;
  /** The language of each segment. */
  locales: readonly string[];
}

/** Keeps own texts with their components. */
export const moveOwnTexts = (own: OwnTexts, origins: PartOrigins): OwnTexts =>
  Object.fromEntries(moveWithParts(Object.entries(own), origins));

interface Writing {
  locale: string;
  /** What the version showed before, by the paths of now. */
  before: ReadonlyMap<string, ShownText>;
  /** What was written. */
  now: Texts;
  source: Texts;
  /** By the paths of now. */
  own: OwnTexts;
}

/**
 * Makes own what a person has changed, made from the source as it is. What was emptied is no longer own; what is as
 * before stays as it was.
 */
export function writeTexts({ locale, before, now, source, own }: Writing): OwnTexts {
  const written: Record<string, OwnText> = { ...own };
  for (const path of new Set([...before.keys(), ...now.keys()])) {
    const text = now.get(path);
    const former = before.get(path);
    if (text === undefined) delete written[path];
    else if (!isDeepStrictEqual(text, former?.text)) {
      written[path] = writeText({ locale, text, former, own: own[path], source: source.get(path) });
    }
  }
  return written;
}

/** A text a person wrote as a whole: each block is made from the source's at the same place. */
export function ownTextOf({ text, source, locale }: { text: Text; source: Text | undefined; locale: string }): OwnText {
  return writeText({ locale, text, former: undefined, own: undefined, source });
}

function writeText({
  locale,
  text,
  former,
  own,
  source,
}: {
  locale: string;
  text: Text;
  former: ShownText | undefined;
  own: OwnText | undefined;
  source: Text | undefined;
}): OwnText {
  if (typeof text === 'string') {
    return { text, segments: [{ source: typeof source === 'string' ? source : '', locale, isStale: false }] };
  }
  const sources = segmentTexts(source);
  const known = rememberBlocks(former, own?.segments ?? followedSegments(former, sources));
  const segments = text.map(
    (block, index): Segment =>
      known.get(JSON.stringify(block))?.shift() ?? { source: sources[index] || null, locale, isStale: false }
  );
  return { text, segments };
}

/** What is remembered of blocks, by block: one that moves keeps it. */
function rememberBlocks(shown: ShownText | undefined, segments: readonly Segment[]): Map<string, Segment[]> {
  const known = new Map<string, Segment[]>();
  for (const [index, block] of (typeof shown?.text === 'string' ? [] : (shown?.text ?? [])).entries()) {
    const segment = segments[index];
    const key = JSON.stringify(block);
    if (segment) known.set(key, [...(known.get(key) ?? []), segment]);
  }
  return known;
}

/** What the blocks of a derived text were made from: of the source's blocks, those of the same place. */
const followedSegments = (shown: ShownText | undefined, sources: readonly string[]): Segment[] =>
  (shown?.locales ?? []).map((locale, index) => ({ source: sources[index] || null, locale, isStale: false }));

/** Finds for each segment the source's segment it stands for now, changed ones too. */
export function standingFor(segments: readonly Segment[], sources: readonly string[]): (number | undefined)[] {
  const made = segments.flatMap(({ source }, index) => (source === null ? [] : [{ source, index }]));
  const found: (number | undefined)[] = segments.map(() => undefined);
  for (const [sourceIndex, madeIndex] of align(
    made.map(({ source }) => source),
    sources
  ).entries()) {
    const { index } = (madeIndex === undefined ? undefined : made[madeIndex]) ?? {};
    if (index !== undefined) found[index] = sourceIndex;
  }
  return found;
}

/** Makes own all that a version shows, made from the source as it is. */
export function approveTexts({
  locale,
  shown,
  source,
  own,
}: {
  locale: string;
  shown: ReadonlyMap<string, ShownText>;
  source: Texts;
  own: OwnTexts;
}): OwnTexts {
  const approved: Record<string, OwnText> = { ...own };
  for (const [path, { text, locales }] of shown) {
    const sources = segmentTexts(source.get(path));
    const segments = own[path]?.segments ?? followedSegments({ text, locales }, sources);
    approved[path] = { text, segments: renew({ text, segments, sources }).map((one) => ({ ...one, locale })) };
  }
  return approved;
}

/**
 * Says that stale segments are still right: they are made from the source as it is.
 *
 * @param segments - those that are, such as `name` or `body.3`; all where left out
 */
export function confirmTexts({
  own,
  source,
  segments: meant,
}: {
  own: OwnTexts;
  source: Texts;
  segments?: readonly string[];
}): OwnTexts {
  return mapOwnTexts(own, (path, ownText) => {
    const renewed = renew({ ...ownText, sources: segmentTexts(source.get(path)) });
    const segments = ownText.segments.map((former, index) => {
      const isMeant = meant?.includes(segmentPath(path, ownText, index)) ?? true;
      return former.isStale && isMeant ? { ...(renewed[index] ?? former), locale: former.locale } : former;
    });
    return { ...ownText, segments };
  });
}

function renew({ text, segments, sources }: OwnText & { sources: readonly string[] }): Segment[] {
  if (typeof text === 'string') return segments.map((one) => ({ ...one, source: sources[0] ?? '', isStale: false }));
  return standingFor(segments, sources).map((index, own) => ({
    ...(segments[own] as Segment),
    source: (index === undefined ? undefined : sources[index]) || null,
    isStale: false,
  }));
}

/** The path of a segment: its text field's, with the number of the block where it is one. */
export const segmentPath = (path: string, { text }: Pick<OwnText, 'text'>, index: number): string =>
  typeof text === 'string' ? path : `${path}.${index}`;

/** The source's published texts, by the paths of its draft, and which of the draft's components are published. */
export interface PublishedSource {
  texts: Texts;
  parts: ReadonlySet<string>;
}

/**
 * Notes which segments are stale: neither source, draft or published, says any more what they were made from. A block that nobody translated
 * yet cannot be.
 */
export function noteStaleness({
  locale,
  own,
  draft,
  published,
}: {
  locale: string;
  own: OwnTexts;
  draft: Texts;
  published: PublishedSource | undefined;
}): OwnTexts {
  // Where the source has no text, it still says what was made from nothing.
  const saidBy = (source: Texts, path: string) => (source.has(path) ? segmentTexts(source.get(path)) : ['']);
  return mapOwnTexts(own, (path, ownText) => {
    const isPublished = published?.parts.has(holderOf(path)) === true;
    const known = new Set([...saidBy(draft, path), ...(isPublished ? saidBy(published.texts, path) : [])]);
    const segments = ownText.segments.map((segment) => ({
      ...segment,
      isStale: segment.locale === locale && segment.source !== null && !known.has(segment.source),
    }));
    return { ...ownText, segments };
  });
}

export function mapOwnTexts(own: OwnTexts, map: (path: string, text: OwnText) => OwnText): OwnTexts {
  return Object.fromEntries(Object.entries(own).map(([path, text]) => [path, map(path, text)]));
}

/** The paths of all stale segments. */
export function staleSegments(own: OwnTexts): string[] {
  return Object.entries(own).flatMap(([path, text]) =>
    text.segments.flatMap(({ isStale }, index) => (isStale ? [segmentPath(path, text, index)] : []))
  );
}

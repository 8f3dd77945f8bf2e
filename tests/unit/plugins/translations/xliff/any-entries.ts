import fc from 'fast-check';

import { passagesOf } from '../../../../../src/plugins/translations/server/passages/block-passages';
import { codesOf, plainText, type Passage } from '../../../../../src/plugins/translations/server/passages/passage';
import type {
  ExchangeEntry,
  ExchangeMatch,
  ExchangeUnit,
} from '../../../../../src/plugins/translations/server/xliff/exchange';
import { MATCH_KINDS } from '../../../../../src/plugins/translations/shared/aids';
import { anyBlock } from '../passages/any-blocks';

/** Applies a change to every text of a passage and leaves its codes. */
export const mapTexts = (passage: Passage, change: (text: string) => string): Passage =>
  passage.map((part) => (typeof part === 'string' ? change(part) : { ...part, parts: mapTexts(part.parts, change) }));

/**
 * The source's codes around other texts, in any order and nesting: beside each other, with text between or without. What has no text in the source
 * has none here.
 */
export const anyOrderOf = (source: Passage): fc.Arbitrary<Passage> => {
  const codes = codesOf(source);
  const place = fc.record({ isInside: fc.boolean(), isApart: fc.boolean() });
  return fc
    .record({
      order: fc.shuffledSubarray(codes, { minLength: codes.length }),
      places: fc.array(place, { minLength: codes.length, maxLength: codes.length }),
    })
    .map(({ order, places }) => {
      const passage: Passage[number][] = ['ž'];
      let inner: { parts: Passage[number][]; isInLink: boolean } | undefined;
      for (const [index, { id, type, url, parts: original }] of order.entries()) {
        const { isInside, isApart } = places[index] as { isInside: boolean; isApart: boolean };
        const isEmpty = plainText(original) === '';
        const outer = isInside && inner && !(inner.isInLink && type === 'link') ? inner : undefined;
        const parts: Passage[number][] = isEmpty ? [] : [`ž${id}`];
        const siblings = outer?.parts ?? passage;
        if (isApart && typeof siblings.at(-1) === 'object') siblings.push('. ');
        siblings.push({ id, type, ...(url !== undefined && { url }), parts });
        inner = isEmpty ? undefined : { parts, isInLink: type === 'link' || (outer?.isInLink ?? false) };
      }
      return passage;
    });
};

const state = fc.constantFrom<ExchangeUnit['state']>('untranslated', 'stale', 'translated', 'approved');

/** A passage of any block that has something to translate. */
export const anyPassage: fc.Arbitrary<Passage> = anyBlock
  .map((block) => [...passagesOf(block).values()].find((passage) => plainText(passage).trim() !== ''))
  .filter((passage) => passage !== undefined);

const match = fc.record<ExchangeMatch>({
  kind: fc.constantFrom(...MATCH_KINDS),
  quality: fc.integer({ min: 50, max: 100 }),
  source: anyPassage,
  target: anyPassage,
  language: fc.option(fc.constantFrom('sr-Latn', 'hr'), { nil: undefined }),
  origin: fc.string({ unit: 'binary', maxLength: 10 }),
});

const unit = fc.record({
  source: anyPassage,
  state,
  fingerprint: fc.option(fc.stringMatching(/^[0-9a-f]{16}$/), { nil: undefined }),
  maxLength: fc.option(fc.integer({ min: 1, max: 5_000 }), { nil: undefined }),
  matches: fc.option(fc.array(match, { maxLength: 2 }), { nil: undefined }),
  notes: fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 2 }),
});

/** Ids as the hub makes them, no two the same in an entry. */
const ids = fc.constantFrom('name', 'body.3', 'body.3#1.0', 'cover.alt', 'body.4#caption', 'statistics.0.label');

/** Any entries with targets, pseudo-translated, where something is translated. */
export const anyEntries: fc.Arbitrary<ExchangeEntry[]> = fc.array(
  fc.record({
    type: fc.constantFrom('api::city.city', 'api::event.event'),
    documentId: fc.string({ unit: fc.constantFrom(...'abcxyz0189'), minLength: 24, maxLength: 24 }),
    name: fc.string({ unit: 'binary', maxLength: 10 }),
    sourceLanguage: fc.constant('en'),
    units: fc.uniqueArray(fc.tuple(ids, unit), { minLength: 1, maxLength: 4, selector: ([id]) => id }).map((units) =>
      units.map(([id, one]) => ({
        id,
        ...one,
        ...(one.state !== 'untranslated' && { target: mapTexts(one.source, (text) => `ž${text}`).toReversed() }),
      }))
    ),
  }),
  { minLength: 1, maxLength: 4 }
);

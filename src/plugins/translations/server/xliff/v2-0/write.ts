import { writeContent, type InlineMarkup } from '../../inline/write-content';
import { element, endTag, startTag, textElement } from '../../xml/markup';
import type { ExchangeMatch } from '../exchange';
import { toOriginal } from '../original';
import { toXmlId } from '../unit-ids';
import type { XliffWriter } from '../xliff-writer';

import { CODE_TYPES, MATCHES_NAMESPACE, NAMESPACE_20, SIZE_NAMESPACE, STATES_20, toType } from './names';

const MARKUP: InlineMarkup = {
  code: ({ id, type, url }, content) =>
    element('pc', { id, ...CODE_TYPES[type], dispStart: url, canCopy: 'no', canDelete: 'no' }, content),
  character: (hex) => element('cp', { hex }),
};

const SEGMENT_ID = 's';

/** XLIFF 2.0: its core, and the modules for sizes and for translation candidates. */
export const writer20: XliffWriter = {
  begin: ({ sourceLanguage, targetLanguage }) =>
    startTag('xliff', {
      version: '2.0',
      srcLang: sourceLanguage,
      trgLang: targetLanguage,
      xmlns: NAMESPACE_20,
      'xmlns:slr': SIZE_NAMESPACE,
      'xmlns:mtc': MATCHES_NAMESPACE,
    }),
  beginEntry: ({ entry, number }) =>
    startTag('file', { id: `f${number}`, original: toOriginal(entry), 'xml:space': 'preserve' }) +
    element('slr:profiles', { generalProfile: 'xliff:codepoints' }) +
    notesOf([entry.name]),
  unit: ({ id, source, target, state, fingerprint, maxLength, notes, matches = [] }) =>
    element(
      'unit',
      { id: toXmlId(id), type: fingerprint && toType(fingerprint), 'slr:sizeRestriction': maxLength },
      matchesOf(matches) +
        notesOf(notes) +
        element(
          'segment',
          {
            // What matches are for: the segment's codes have numbers.
            id: matches.length > 0 ? SEGMENT_ID : undefined,
            ...(target ? STATES_20[state] : STATES_20.untranslated),
          },
          element('source', {}, writeContent(source, MARKUP)) +
            (target ? element('target', {}, writeContent(target, MARKUP)) : '')
        )
    ),
  endEntry: endTag('file'),
};

const matchesOf = (matches: readonly ExchangeMatch[]): string =>
  matches.length === 0 ? '' : element('mtc:matches', {}, matches.map(matchOf).join(''));

const matchOf = ({ kind, quality, origin, language, source, target }: ExchangeMatch): string =>
  element(
    'mtc:match',
    {
      ref: `#${SEGMENT_ID}`,
      type: kind === 'context' ? 'icm' : 'tm',
      similarity: quality,
      origin,
      // A translation into a language that only helps.
      reference: language && 'yes',
    },
    element('source', {}, writeContent(source, MARKUP)) +
      element('target', { 'xml:lang': language }, writeContent(target, MARKUP))
  );

const notesOf = (notes: readonly string[]): string =>
  notes.length === 0 ? '' : element('notes', {}, notes.map((note) => textElement('note', {}, note)).join(''));

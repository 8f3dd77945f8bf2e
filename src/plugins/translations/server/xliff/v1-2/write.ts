import { writeContent, type InlineMarkup } from '../../inline/write-content';
import { element, endTag, startTag, textElement } from '../../xml/markup';
import type { ExchangeMatch, ExchangeUnit } from '../exchange';
import { toOriginal } from '../original';
import { toXmlId } from '../unit-ids';
import type { XliffWriter } from '../xliff-writer';

import { CTYPES, NAMESPACE_12, STATES_12 } from './names';

const MARKUP: InlineMarkup = {
  // The only place for a link's target that the strict schema leaves, and tools show it.
  code: ({ id, type, url }, content) =>
    element('g', { id, ctype: CTYPES[type], clone: 'no', 'equiv-text': url }, content),
  character: (hex, place) => element('x', { id: `u${hex}-${place}`, ctype: `x-u${hex}` }),
};

/** XLIFF 1.2, strict. */
export const writer12: XliffWriter = {
  begin: () => startTag('xliff', { version: '1.2', xmlns: NAMESPACE_12 }),
  beginEntry: ({ entry, targetLanguage }) =>
    startTag('file', {
      original: toOriginal(entry),
      'source-language': entry.sourceLanguage,
      'target-language': targetLanguage,
      datatype: 'plaintext',
    }) +
    element('header', {}, textElement('note', {}, entry.name)) +
    startTag('body'),
  unit: (unit) =>
    element(
      'trans-unit',
      {
        id: toXmlId(unit.id),
        approved: unit.state === 'approved' ? 'yes' : 'no',
        ...(unit.maxLength !== undefined && { maxwidth: unit.maxLength, 'size-unit': 'char' }),
        extradata: unit.fingerprint,
        'xml:space': 'preserve',
      },
      element('source', {}, writeContent(unit.source, MARKUP)) +
        targetOf(unit) +
        (unit.matches ?? []).map(matchOf).join('') +
        unit.notes.map((note) => textElement('note', {}, note)).join('')
    ),
  endEntry: endTag('body') + endTag('file'),
};

const matchOf = ({ quality, origin, language, source, target }: ExchangeMatch): string =>
  element(
    'alt-trans',
    { 'match-quality': `${quality}%`, origin, 'xml:space': 'preserve' },
    element('source', {}, writeContent(source, MARKUP)) +
      element('target', { 'xml:lang': language }, writeContent(target, MARKUP))
  );

/** Some tools, OmegaT among them, show what has a target only: a copy of the source stands where there is none. */
const targetOf = ({ source, target, state }: ExchangeUnit): string =>
  element('target', { state: STATES_12[target ? state : 'untranslated'] }, writeContent(target ?? source, MARKUP));

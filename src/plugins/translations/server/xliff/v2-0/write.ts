import { writeContent, type InlineMarkup } from '../../inline/write-content';
import { element, endTag, startTag, textElement } from '../../xml/markup';
import { toOriginal } from '../original';
import { toXmlId } from '../unit-ids';
import type { XliffWriter } from '../xliff-writer';

import { CODE_TYPES, NAMESPACE_20, SIZE_NAMESPACE, STATES_20, toType } from './names';

const MARKUP: InlineMarkup = {
  code: ({ id, type, url }, content) =>
    element('pc', { id, ...CODE_TYPES[type], dispStart: url, canCopy: 'no', canDelete: 'no' }, content),
  character: (hex) => element('cp', { hex }),
};

/** XLIFF 2.0: its core, and the module for sizes. */
export const writer20: XliffWriter = {
  begin: ({ sourceLanguage, targetLanguage }) =>
    startTag('xliff', {
      version: '2.0',
      srcLang: sourceLanguage,
      trgLang: targetLanguage,
      xmlns: NAMESPACE_20,
      'xmlns:slr': SIZE_NAMESPACE,
    }),
  beginEntry: ({ entry, number }) =>
    startTag('file', { id: `f${number}`, original: toOriginal(entry), 'xml:space': 'preserve' }) +
    element('slr:profiles', { generalProfile: 'xliff:codepoints' }) +
    notesOf([entry.name]),
  unit: ({ id, source, target, state, fingerprint, maxLength, notes }) =>
    element(
      'unit',
      { id: toXmlId(id), type: fingerprint && toType(fingerprint), 'slr:sizeRestriction': maxLength },
      notesOf(notes) +
        element(
          'segment',
          target ? STATES_20[state] : STATES_20.untranslated,
          element('source', {}, writeContent(source, MARKUP)) +
            (target ? element('target', {}, writeContent(target, MARKUP)) : '')
        )
    ),
  endEntry: endTag('file'),
};

const notesOf = (notes: readonly string[]): string =>
  notes.length === 0 ? '' : element('notes', {}, notes.map((note) => textElement('note', {}, note)).join(''));

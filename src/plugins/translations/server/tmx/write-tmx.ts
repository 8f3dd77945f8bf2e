import { writeContent, type InlineMarkup } from '../inline/write-content';
import type { MemorySegment } from '../memory/segment';
import type { Code, Passage } from '../passages/passage';
import { toOriginal } from '../xliff/original';
import { element, endTag, escapeText, startTag, textElement, XML_DECLARATION } from '../xml/markup';

import { toTmxDate } from './dates';
import { CODE_ELEMENTS, CODE_TYPES, CREATION_TOOL, PROPERTIES, TMX_VERSION } from './names';

export interface WrittenSegment extends MemorySegment {
  createdAt: Date;
}

interface WriteOptions {
  segments: AsyncIterable<WrittenSegment> | Iterable<WrittenSegment>;
  /** BCP 47, of a locale. */
  tagOf: (locale: string) => string;
  /** Of the hub. */
  toolVersion: string;
  now: Date;
}

/**
 * Writes segments of the memory as a TMX 1.4 file, level 2: a unit for each, with its codes, where it is from and when it was approved; in
 * pieces as they come.
 *
 * @returns text, to be encoded as UTF-8
 */
export async function* writeTmx({ segments, tagOf, toolVersion, now }: WriteOptions): AsyncGenerator<string> {
  yield `${XML_DECLARATION}${startTag('tmx', { version: TMX_VERSION })}\n`;
  yield `${element('header', {
    creationtool: CREATION_TOOL,
    creationtoolversion: toolVersion,
    segtype: 'paragraph',
    'o-tmf': CREATION_TOOL,
    adminlang: 'en',
    // Units say it themselves.
    srclang: '*all*',
    datatype: 'plaintext',
    creationdate: toTmxDate(now),
  })}\n${startTag('body')}\n`;
  for await (const segment of segments) yield `${unitOf(segment, tagOf)}\n`;
  yield `${endTag('body')}${endTag('tmx')}\n`;
}

function unitOf(segment: WrittenSegment, tagOf: WriteOptions['tagOf']): string {
  const { sourceLocale, locale, source, target, origin, createdAt, approvedAt } = segment;
  const [sourceTag, tag] = [tagOf(sourceLocale), tagOf(locale)];
  const properties =
    'place' in origin
      ? [
          [PROPERTIES.entry, toOriginal(origin.place)],
          [PROPERTIES.unit, origin.place.unit],
        ]
      : [[PROPERTIES.file, origin.file]];
  return element(
    'tu',
    { creationdate: toTmxDate(createdAt), changedate: toTmxDate(approvedAt), srclang: sourceTag },
    properties.map(([type, text = '']) => textElement('prop', { type }, text)).join('') +
      variantOf(sourceTag, source) +
      variantOf(tag, target)
  );
}

const variantOf = (tag: string, passage: Passage): string =>
  element('tuv', { 'xml:lang': tag }, element('seg', {}, writeContent(passage, createMarkup())));

/** Pairs of one text have numbers of their own (`i`); `x` is the number of a code in both languages. */
function createMarkup(): InlineMarkup {
  let pairs = 0;
  return {
    code: (code, content) => {
      const i = (pairs += 1);
      const name = CODE_ELEMENTS[code.type];
      return (
        element('bpt', { i, x: code.id, type: CODE_TYPES[code.type] }, escapeText(startTag(name, hrefOf(code)))) +
        content +
        element('ept', { i }, escapeText(endTag(name)))
      );
    },
    character: (hex, place) => element('ph', { x: place, type: `x-u${hex}` }),
  };
}

const hrefOf = ({ type, url }: Code) => (type === 'link' ? { href: url } : {});

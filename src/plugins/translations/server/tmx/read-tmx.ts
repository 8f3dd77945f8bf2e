import type { SaxesTagNS } from 'saxes';

import type { XmlDecoder } from '../xml/decode';
import { readPieces, type PieceReader } from '../xml/read-pieces';
import { childrenOf, textOf, toElement, type XmlElement } from '../xml/xml-element';
import { createXmlParser } from '../xml/xml-parser';

import { fromTmxDate } from './dates';

/** In bytes. What is parsed at once, before the units in it are handed on. */
const PIECE_SIZE = 2 ** 16;
// They bound what a file can take of the memory.
/** In UTF-16 units. */
const MAX_UNIT_LENGTH = 8 * 2 ** 20;
const MAX_UNIT_ELEMENTS = 100_000;
/** Those before had no codes, or wrote them in another way. */
const VERSION = /^1\.[1-4]/;

/** A text in a language. */
export interface TmxVariant {
  /** BCP 47, as the file has it. */
  language: string;
  seg: XmlElement;
  /** When it was changed last, as far as the file says. */
  date?: Date;
}

/** A text in several languages. */
export interface TmxUnit {
  /** In the file, from 1. */
  line: number;
  /** The language it is translated from, as the file has it; `*all*` where it does not say. */
  sourceLanguage: string;
  /** What wrote the file. */
  tool: string;
  properties: ReadonlyMap<string, string>;
  variants: TmxVariant[];
}

/**
 * Reads the units of a TMX file, 1.1 to 1.4, as they come; the memory it needs does not grow with the file. Its DTD may be named, but is never
 * loaded.
 *
 * @param input - the file, in UTF-8 or UTF-16
 * @throws FileError where the file cannot be read; the units before that place have been handed out then
 */
export function readTmx(input: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<TmxUnit> {
  return readPieces({ input, pieceSize: PIECE_SIZE, createReader: createUnitReader });
}

/** Names a DTD, and declares nothing itself. */
const isDoctype = (content: string): boolean => /^\s*tmx\s+(SYSTEM|PUBLIC)\s[^[]*$/.test(content);

function createUnitReader({ isEncoding }: Pick<XmlDecoder, 'isEncoding'>): PieceReader<TmxUnit> {
  const finished: TmxUnit[] = [];
  /** The unit, and the elements in it that are open. */
  const open: XmlElement[] = [];
  let depth = 0;
  let header: XmlElement | undefined;
  let unit: { start: number; elements: number } | undefined;

  const checkSize = (): void => {
    if (!unit) return;
    const excess =
      (parser.position() - unit.start > MAX_UNIT_LENGTH && 'is longer than eight million characters') ||
      (unit.elements > MAX_UNIT_ELEMENTS && `has more than ${MAX_UNIT_ELEMENTS} elements`);
    if (excess) parser.refuse(`A <tu> in the file ${excess}, more than can be read.`);
  };

  const openElement = (element: XmlElement): void => {
    const { name, attributes } = element;
    if (depth === 1) {
      if (name !== 'tmx') parser.refuse(`The file is no TMX: it begins with <${name}>.`);
      const version = attributes.get('version') ?? '';
      if (!VERSION.test(version)) parser.refuse(`TMX "${version}" is not read: save the file as TMX 1.4.`);
      return;
    }
    if (unit) unit.elements += 1;
    checkSize();
    const outer = open.at(-1);
    outer?.children.push(element);
    if (outer) open.push(element);
    else if (depth === 2 && name === 'header') header = element;
    else if (depth === 3 && name === 'tu') {
      unit = { start: parser.position(), elements: 0 };
      open.push(element);
    }
  };

  const parser = createXmlParser({
    isEncoding,
    isDoctype,
    onOpen(tag: SaxesTagNS, line: number) {
      depth += 1;
      openElement(toElement(tag, line));
    },
    onText: (text) => open.at(-1)?.children.push(text),
    onClose() {
      depth -= 1;
      const closed = open.pop();
      if (!closed || open.length > 0 || !unit) return;
      checkSize();
      unit = undefined;
      finished.push(unitOf(closed, header));
    },
  });

  return {
    write(text: string) {
      parser.write(text);
      checkSize();
    },
    close: () => parser.close(),
    take: () => finished.splice(0),
  };
}

function unitOf(tu: XmlElement, header: XmlElement | undefined): TmxUnit {
  const dateOf = (element: XmlElement | undefined, ...names: readonly string[]) =>
    names.map((name) => fromTmxDate(element?.attributes.get(name))).find((date) => date !== undefined);
  const last = ['changedate', 'creationdate'];
  return {
    line: tu.line,
    sourceLanguage: tu.attributes.get('srclang') ?? header?.attributes.get('srclang') ?? '*all*',
    tool: header?.attributes.get('creationtool') ?? '',
    properties: new Map(childrenOf(tu, 'prop').map((prop) => [prop.attributes.get('type') ?? '', textOf(prop)])),
    variants: childrenOf(tu, 'tuv').flatMap((tuv) => {
      const [seg] = childrenOf(tuv, 'seg');
      // TMX 1.1 called it lang.
      const language = tuv.attributes.get('xml:lang') ?? tuv.attributes.get('lang');
      if (!seg || language === undefined) return [];
      return [{ language, seg, date: dateOf(tuv, ...last) ?? dateOf(tu, ...last) ?? dateOf(header, 'creationdate') }];
    }),
  };
}

import { type SaxesTagNS } from 'saxes';

import type { XmlDecoder } from '../xml/decode';
import type { PieceReader } from '../xml/read-pieces';
import { toElement, type XmlElement } from '../xml/xml-element';
import { createXmlParser } from '../xml/xml-parser';

import type { ReadEntry, ReadUnit } from './exchange';
import { fromOriginal } from './original';
import { readUnit } from './read-unit';
import { reader12 } from './v1-2/read';
import { reader20 } from './v2-0/read';
import type { XliffReader } from './xliff-reader';

// What the hub exports is far below; they bound what a file can take of the memory.
/** In UTF-16 units. */
const MAX_ENTRY_LENGTH = 8 * 2 ** 20;
const MAX_ENTRY_ELEMENTS = 100_000;
/** In UTF-16 units, of each: a report repeats them for every unit. */
const MAX_ID_LENGTH = 255;

const READERS: Readonly<Record<string, XliffReader>> = { '1.2': reader12, '2.0': reader20, '2.1': reader20 };

/** Reads entries out of the text of an XLIFF file, piece by piece. All its functions throw a FileError for a file they do not take. */
export function createEntryReader({ isEncoding }: Pick<XmlDecoder, 'isEncoding'>): PieceReader<ReadEntry> {
  const finished: ReadEntry[] = [];
  let depth = 0;
  let root: { element: XmlElement; reader: XliffReader } | undefined;
  let entry: { start: number; elements: number; content: ReadEntry } | undefined;
  /** The unit, and the elements in it that are open. */
  const open: XmlElement[] = [];

  const readRoot = (element: XmlElement): typeof root => {
    if (element.name !== 'xliff') parser.refuse(`The file is no XLIFF: it begins with <${element.name}>.`);
    const version = element.attributes.get('version') ?? '';
    const reader = READERS[version];
    if (reader?.namespace === element.uri) return { element, reader };
    return parser.refuse(
      `XLIFF "${version}" in the namespace "${element.uri}" is not read: save the file as XLIFF 1.2 or 2.0.`
    );
  };

  const idOf = (element: XmlElement, name: string): string => {
    const id = element.attributes.get(name) ?? '';
    if (id.length <= MAX_ID_LENGTH) return id;
    return parser.refuse(
      `"${name}" of <${element.name}> is longer than ${MAX_ID_LENGTH} characters, more than the hub writes: get it once more.`
    );
  };

  const readFile = (file: XmlElement, { element, reader }: NonNullable<typeof root>): ReadEntry => {
    const original = idOf(file, 'original');
    const named = fromOriginal(original) ?? parser.refuse(`"${original}" names no entry of the hub: export it again.`);
    const { sourceLanguage, targetLanguage } = reader.languagesOf({ root: element, file });
    if (sourceLanguage && targetLanguage)
      return { ...named, line: file.line, length: 0, sourceLanguage, targetLanguage, units: [] };
    return parser.refuse('The file does not say from which language into which it is translated: export it again.');
  };

  const checkSize = (): void => {
    if (!entry) return;
    const excess =
      (parser.position() - entry.start > MAX_ENTRY_LENGTH && 'is longer than eight million characters') ||
      (entry.elements > MAX_ENTRY_ELEMENTS && `has more than ${MAX_ENTRY_ELEMENTS} elements`);
    if (excess) parser.refuse(`A <file> in the file ${excess}, more than the hub writes: get it once more.`);
  };

  const openElement = (element: XmlElement): void => {
    if (!root) {
      root = readRoot(element);
      return;
    }
    if (entry) entry.elements += 1;
    checkSize();
    const isNamed = (name: string) => element.name === name && element.uri === root?.reader.namespace;
    const outer = open.at(-1);
    outer?.children.push(element);
    if (outer) open.push(element);
    else if (entry && isNamed(root.reader.unitElement)) {
      idOf(element, 'id');
      open.push(element);
    } else if (depth === 2 && isNamed('file')) {
      entry = { start: parser.position(), elements: 0, content: readFile(element, root) };
    }
  };

  const parser = createXmlParser({
    isEncoding,
    onOpen(tag: SaxesTagNS, line: number) {
      depth += 1;
      openElement(toElement(tag, line));
    },
    onText: (text) => open.at(-1)?.children.push(text),
    onClose() {
      depth -= 1;
      const closed = open.pop();
      if (closed && open.length === 0 && root) entry?.content.units.push(readUnit(closed, root.reader));
      if (depth === 1 && entry) {
        checkSize();
        const length = parser.position() - entry.start;
        finished.push({ ...entry.content, length, units: markTwins(entry.content.units) });
        entry = undefined;
      }
    },
  });

  return {
    write(text) {
      parser.write(text);
      checkSize();
    },
    close: () => parser.close(),
    take: () => finished.splice(0),
  };
}

/** Units that are there more than once contradict each other. */
function markTwins(units: readonly ReadUnit[]): ReadUnit[] {
  const seen = new Set<string>();
  const twins = new Set(units.flatMap(({ id }) => (seen.size === seen.add(id).size ? [id] : [])));
  const fault = 'The entry has this unit more than once.';
  return units.map((unit) => (twins.has(unit.id) ? { fault, ...unit } : unit));
}

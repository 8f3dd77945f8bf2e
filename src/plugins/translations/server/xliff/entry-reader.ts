import { SaxesParser, type SaxesTagNS } from 'saxes';

import { fromOriginal } from './content/original';
import type { ReadEntry } from './exchange';
import { readUnit } from './read-unit';
import { reader12 } from './v1-2/read';
import { reader20 } from './v2-0/read';
import { XliffError } from './xliff-error';
import type { XliffReader } from './xliff-reader';
import { toElement, type XmlElement } from './xml/xml-element';

/** In UTF-16 units. What the hub exports is far below; they bound what a file can take of the memory. */
const MAX_UNIT_LENGTH = 2 * 2 ** 20;
const MAX_ENTRY_LENGTH = 8 * 2 ** 20;
const MAX_ENTRY_ELEMENTS = 100_000;
const MAX_DEPTH = 64;

const READERS: Readonly<Record<string, XliffReader>> = { '1.2': reader12, '2.0': reader20, '2.1': reader20 };

interface EntryReaderOptions {
  /** Says whether the file is in the encoding its XML declaration names. */
  isEncoding: (name: string) => boolean;
}

export interface EntryReader {
  /** @throws XliffError */
  write: (text: string) => void;
  /** Tells it that the file has ended. @throws XliffError where that is too early */
  close: () => void;
  /** The entries that have been read since. */
  take: () => ReadEntry[];
}

/** Reads entries out of the text of an XLIFF file, piece by piece. */
export function createEntryReader({ isEncoding }: EntryReaderOptions): EntryReader {
  const parser = new SaxesParser({ xmlns: true, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  const finished: ReadEntry[] = [];
  let written = 0;
  let isAtEnd = false;
  let depth = 0;
  /** Where the parser last came to the end of anything, and where the entry and the unit it is in have begun. */
  let lastEvent = 0;
  let entryStart = 0;
  let unitStart = 0;
  let entryElements = 0;
  let tagLine = 1;
  let root: { element: XmlElement; reader: XliffReader } | undefined;
  let entry: ReadEntry | undefined;
  /** The unit, and the elements in it that are open. */
  const open: XmlElement[] = [];

  const refuse = (message: string): never => {
    throw new XliffError(message, { line: parser.line, column: parser.columnIndex + 1 });
  };

  const checkLengths = (position: number): void => {
    if (position - lastEvent > MAX_UNIT_LENGTH || (open.length > 0 && position - unitStart > MAX_UNIT_LENGTH)) {
      refuse('A text in the file is longer than two million characters, which none of the hub is: get it once more.');
    }
    if (entry && position - entryStart > MAX_ENTRY_LENGTH) {
      refuse(
        'A <file> in the file is longer than eight million characters, which none of the hub is: get it once more.'
      );
    }
  };

  const openRoot = (tag: SaxesTagNS): void => {
    if (tag.local !== 'xliff') refuse(`The file is no XLIFF: it begins with <${tag.name}>.`);
    const element = toElement(tag, tagLine);
    const version = element.attributes.get('version') ?? '';
    const reader = READERS[version];
    if (reader?.namespace !== tag.uri) {
      return refuse(`XLIFF "${version}" in the namespace "${tag.uri}" is not read: save the file as XLIFF 1.2 or 2.0.`);
    }
    root = { element, reader };
  };

  const openEntry = (file: XmlElement): void => {
    if (!root) return;
    const original = file.attributes.get('original') ?? '';
    const named = fromOriginal(original) ?? refuse(`"${original}" names no entry of the hub: export it again.`);
    const { sourceLanguage, targetLanguage } = root.reader.languagesOf({ root: root.element, file });
    if (!sourceLanguage || !targetLanguage) {
      return refuse('The file does not say from which language into which it is translated: export it again.');
    }
    entryStart = parser.position;
    entryElements = 0;
    entry = { ...named, line: file.line, sourceLanguage, targetLanguage, units: [] };
  };

  const openTag = (tag: SaxesTagNS): void => {
    lastEvent = parser.position;
    depth += 1;
    if (depth > MAX_DEPTH) refuse(`Elements are nested more than ${MAX_DEPTH} deep.`);
    if (depth === 1) return openRoot(tag);
    entryElements += 1;
    if (entry && entryElements > MAX_ENTRY_ELEMENTS) {
      refuse(
        `A <file> in the file has more than ${MAX_ENTRY_ELEMENTS} elements, which none of the hub has: get it once more.`
      );
    }

    const outer = open.at(-1);
    const isOwn = tag.uri === root?.reader.namespace;
    if (outer) {
      const element = toElement(tag, tagLine);
      outer.children.push(element);
      open.push(element);
    } else if (depth === 2 && isOwn && tag.local === 'file') openEntry(toElement(tag, tagLine));
    else if (entry && isOwn && tag.local === root?.reader.unitElement) {
      unitStart = parser.position;
      open.push(toElement(tag, tagLine));
    }
  };

  const closeTag = (): void => {
    checkLengths(parser.position);
    lastEvent = parser.position;
    depth -= 1;
    const closed = open.pop();
    if (closed && open.length === 0 && root) entry?.units.push(readUnit(closed, root.reader));
    if (depth === 1 && entry) {
      finished.push({ ...entry, units: markTwins(entry.units) });
      entry = undefined;
    }
  };

  const addText = (text: string): void => {
    lastEvent = parser.position;
    open.at(-1)?.children.push(text);
  };
  const pass = (): void => {
    lastEvent = parser.position;
  };

  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !isEncoding(encoding)) {
      refuse(`The file says it is in ${encoding}, which it is not, or which is not read: save it as UTF-8.`);
    }
  });
  // Entities can be made to grow without end, or to show files of the server, and XLIFF needs none.
  parser.on('doctype', () => refuse('The file has a <!DOCTYPE>, which is not read: take it away.'));
  parser.on('opentagstart', () => {
    tagLine = parser.line;
  });
  parser.on('opentag', openTag);
  parser.on('closetag', closeTag);
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('comment', pass);
  parser.on('processinginstruction', pass);
  parser.on('error', ({ message }) => {
    const reason = message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
    refuse(
      isAtEnd
        ? `The file ends too early (${reason}), so a part of it is missing: get it once more.`
        : `The file is no well-formed XML: ${reason}.`
    );
  });

  return {
    write(text) {
      parser.write(text);
      written += text.length;
      checkLengths(written);
    },
    close() {
      isAtEnd = true;
      parser.close();
    },
    take: () => finished.splice(0),
  };
}

/** Units that are there more than once contradict each other. */
function markTwins(units: readonly ReadEntry['units'][number][]): ReadEntry['units'] {
  const seen = new Set<string>();
  const twins = new Set(units.flatMap(({ id }) => (seen.size === seen.add(id).size ? [id] : [])));
  return units.map((unit) =>
    twins.has(unit.id) ? { ...unit, fault: unit.fault ?? 'The entry has this unit more than once.' } : unit
  );
}

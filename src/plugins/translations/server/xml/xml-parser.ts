import { SaxesParser, type SaxesTagNS } from 'saxes';

import { FileError } from './file-error';

/** In UTF-16 units: of a text, a tag, a comment. */
const MAX_TOKEN_LENGTH = 2 * 2 ** 20;
const MAX_DEPTH = 64;

interface XmlParserOptions {
  /** Says whether the file is in the encoding its XML declaration names. */
  isEncoding: (name: string) => boolean;
  /** Says whether a <!DOCTYPE> may stand in the file: one without declarations of its own. What it names is never loaded. */
  isDoctype?: (content: string) => boolean;
  /** @param line - where the tag begins */
  onOpen: (tag: SaxesTagNS, line: number) => void;
  onText: (text: string) => void;
  onClose: () => void;
}

/** All functions throw an FileError for a file they do not take. */
export interface XmlParser {
  write: (text: string) => void;
  /** Tells it that the file has ended. */
  close: () => void;
  /** How much of the file it has read, in UTF-16 units. */
  position: () => number;
  /** Refuses the file at the place that is read. */
  refuse: (message: string) => never;
}

/** Parses a file piece by piece, and refuses what could be made to harm the hub. */
export function createXmlParser({ isEncoding, isDoctype, onOpen, onText, onClose }: XmlParserOptions): XmlParser {
  const parser = new SaxesParser({ xmlns: true, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  let written = 0;
  let isWriting = false;
  let isAtEnd = false;
  let depth = 0;
  let tagLine = 1;
  /** Where it last came to the end of anything. */
  let tokenEnd = 0;

  const refuse = (message: string): never => {
    throw new FileError(message, { line: parser.line, column: parser.columnIndex + 1 });
  };
  // The position of saxes is right only while it parses.
  const position = (): number => (isWriting ? parser.position : written);
  const checkToken = (): void => {
    if (position() - tokenEnd <= MAX_TOKEN_LENGTH) return;
    refuse('A text in the file is longer than two million characters, more than the hub writes: get it once more.');
  };
  const endToken = (): void => {
    checkToken();
    tokenEnd = position();
  };
  const addText = (text: string): void => {
    endToken();
    onText(text);
  };

  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !isEncoding(encoding)) {
      refuse(`The file says it is in ${encoding}, which it is not, or which is not read: save it as UTF-8.`);
    }
  });
  // Entities can be made to grow without end, or to show files of the server, and no file for translators needs any.
  parser.on('doctype', (content) => {
    if (!isDoctype?.(content)) refuse('The file has a <!DOCTYPE>, which is not read: take it away.');
  });
  parser.on('opentagstart', () => {
    tagLine = parser.line;
  });
  parser.on('opentag', (tag) => {
    endToken();
    depth += 1;
    if (depth > MAX_DEPTH) refuse(`Elements are nested more than ${MAX_DEPTH} deep.`);
    onOpen(tag, tagLine);
  });
  parser.on('closetag', () => {
    endToken();
    depth -= 1;
    onClose();
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('comment', endToken);
  parser.on('processinginstruction', endToken);
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
      isWriting = true;
      parser.write(text);
      isWriting = false;
      written += text.length;
      checkToken();
    },
    close() {
      isAtEnd = true;
      parser.close();
    },
    position,
    refuse,
  };
}

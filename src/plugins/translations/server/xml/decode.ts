import { TextDecoder } from 'node:util';

import { FileError } from './file-error';

export interface XmlDecoder {
  /** The text of the next bytes, as far as they are whole characters. @throws FileError where they are no text */
  decode: (bytes: Uint8Array) => string;
  /** The text that is left. @throws FileError where the bytes end inside a character */
  end: () => string;
  /** Says whether the bytes are in the encoding an XML declaration names. */
  isEncoding: (name: string) => boolean;
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** https://www.w3.org/TR/xml/#sec-guessing, as far as XLIFF asks for it: the byte order mark, or the first character, which is `<`. */
const SIGNATURES: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-16le', [0x3c, 0x00]],
  ['utf-16be', [0x00, 0x3c]],
];

/** What a file in each encoding may say it is in. */
const NAMES: Readonly<Record<Encoding, readonly string[]>> = {
  'utf-8': ['utf-8', 'us-ascii'],
  'utf-16le': ['utf-16', 'utf-16le'],
  'utf-16be': ['utf-16', 'utf-16be'],
};

/** Decodes a file in UTF-8 or UTF-16, whichever its first bytes show. */
export function createXmlDecoder(): XmlDecoder {
  let start: Uint8Array = new Uint8Array();
  let decoding: { encoding: Encoding; decoder: TextDecoder } | undefined;
  let line = 1;
  let column = 1;

  const advance = (text: string): string => {
    const lines = text.split('\n');
    const last = lines.at(-1) ?? '';
    column = lines.length > 1 ? last.length + 1 : column + last.length;
    line += lines.length - 1;
    return text;
  };

  const decodeWith = (bytes: Uint8Array, stream: boolean): string => {
    decoding ??= startDecoding(bytes);
    try {
      return advance(decoding.decoder.decode(bytes, { stream }));
    } catch {
      advance(new TextDecoder(decoding.encoding).decode(bytes).split('\uFFFD')[0] ?? '');
      throw new FileError(
        stream
          ? `The file is not in ${decoding.encoding.toUpperCase()}: save it as UTF-8.`
          : 'The file ends inside a character, so a part of it is missing: get it once more.',
        { line, column }
      );
    }
  };

  return {
    decode(bytes) {
      if (decoding) return decodeWith(bytes, true);
      start = Buffer.concat([start, bytes]);
      return start.length < 2 ? '' : decodeWith(start, true);
    },
    end: () => decodeWith(decoding ? new Uint8Array() : start, false),
    isEncoding: (name) => decoding !== undefined && NAMES[decoding.encoding].includes(name.toLowerCase()),
  };
}

function startDecoding(bytes: Uint8Array): { encoding: Encoding; decoder: TextDecoder } {
  const isStart = (signature: readonly number[]) => signature.every((byte, index) => bytes[index] === byte);
  const encoding = SIGNATURES.find(([, signature]) => isStart(signature))?.[0] ?? 'utf-8';
  return { encoding, decoder: new TextDecoder(encoding, { fatal: true }) };
}

import { readPieces } from '../xml/read-pieces';

import { createEntryReader } from './entry-reader';
import type { ReadEntry } from './exchange';

/** In bytes. What is parsed at once, before the entries in it are handed on: little, so that its text is garbage while it is young. */
const PIECE_SIZE = 2 ** 14;

/**
 * Reads the entries of an XLIFF file, 1.2 or 2.0, as they come: it asks for more of the input only when the entries of what
 * it has are taken. The memory it needs does not grow with the file. A unit that cannot be taken says so itself.
 *
 * @param input - the file, in UTF-8 or UTF-16
 * @throws FileError where the file cannot be read; the entries before that place have been handed out then, so nothing may
 * be kept of them until the last one has come
 */
export function readXliff(input: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<ReadEntry> {
  return readPieces({ input, pieceSize: PIECE_SIZE, createReader: createEntryReader });
}

import { createXmlDecoder } from '../xml/decode';

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
export async function* readXliff(input: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<ReadEntry> {
  const decoder = createXmlDecoder();
  const reader = createEntryReader({ isEncoding: (name) => decoder.isEncoding(name) });
  for await (const bytes of input) {
    for (let start = 0; start < bytes.length; start += PIECE_SIZE) {
      reader.write(decoder.decode(bytes.subarray(start, start + PIECE_SIZE)));
      yield* reader.take();
    }
  }
  reader.write(decoder.end());
  reader.close();
  yield* reader.take();
}

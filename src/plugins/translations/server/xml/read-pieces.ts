import { createXmlDecoder, type XmlDecoder } from './decode';

/** What takes a file as text and hands out what it has found in it. */
export interface PieceReader<Found> {
  write: (text: string) => void;
  close: () => void;
  /** What was found since it was asked last. */
  take: () => Found[];
}

interface Reading<Found> {
  /** The file, in UTF-8 or UTF-16. */
  input: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** In bytes: what is parsed before what was found in it is handed on. */
  pieceSize: number;
  createReader: (decoder: Pick<XmlDecoder, 'isEncoding'>) => PieceReader<Found>;
}

/**
 * Reads an XML file a piece at a time, so that the memory it needs does not grow with the file: more of the input is asked
 * for only when all that was found is taken.
 *
 * @throws FileError where the file cannot be read; what was found before that place has been handed out then
 */
export async function* readPieces<Found>({ input, pieceSize, createReader }: Reading<Found>): AsyncGenerator<Found> {
  const decoder = createXmlDecoder();
  const reader = createReader(decoder);
  for await (const bytes of input) {
    for (let start = 0; start < bytes.length; start += pieceSize) {
      reader.write(decoder.decode(bytes.subarray(start, start + pieceSize)));
      yield* reader.take();
    }
  }
  reader.write(decoder.end());
  reader.close();
  yield* reader.take();
}

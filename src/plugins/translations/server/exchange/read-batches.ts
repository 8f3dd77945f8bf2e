import type { ReadEntry } from '../xliff/exchange';

/** Entries of one content type, by documentId. */
export interface Batch {
  type: string;
  entries: Map<string, ReadEntry>;
}

/**
 * Puts the entries of a file together as far as they follow each other and are of one content type; one that the file has twice is in two batches.
 *
 * @param maxEntries - how many entries a batch has at most
 * @param maxLength - how much of the file it takes at most, in UTF-16 units, where it is not a single entry
 */
export async function* readBatches(
  entries: AsyncIterable<ReadEntry>,
  { maxEntries, maxLength }: { maxEntries: number; maxLength: number }
): AsyncGenerator<Batch> {
  let batch: Batch | undefined;
  let length = 0;
  for await (const entry of entries) {
    const { type, documentId } = entry;
    const isFull = batch?.entries.size === maxEntries || length + entry.length > maxLength;
    if (batch && (isFull || batch.type !== type || batch.entries.has(documentId))) {
      yield batch;
      batch = undefined;
      length = 0;
    }
    batch ??= { type, entries: new Map() };
    batch.entries.set(documentId, entry);
    length += entry.length;
  }
  if (batch) yield batch;
}

import type { ReadEntry } from '../xliff/exchange';

/** Entries of one content type, by documentId. */
export interface Batch {
  type: string;
  entries: Map<string, ReadEntry>;
}

/**
 * Puts the entries of a file together as far as they follow each other and are of one content type; one that the file has twice is in two batches.
 *
 * @param size - how many entries a batch has at most
 */
export async function* readBatches(entries: AsyncIterable<ReadEntry>, size: number): AsyncGenerator<Batch> {
  let batch: Batch | undefined;
  for await (const entry of entries) {
    const { type, documentId } = entry;
    if (batch && (batch.type !== type || batch.entries.size === size || batch.entries.has(documentId))) {
      yield batch;
      batch = undefined;
    }
    batch ??= { type, entries: new Map() };
    batch.entries.set(documentId, entry);
  }
  if (batch) yield batch;
}

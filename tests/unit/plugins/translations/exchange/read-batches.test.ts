import { readBatches } from '../../../../../src/plugins/translations/server/exchange/read-batches';
import type { ReadEntry } from '../../../../../src/plugins/translations/server/xliff/exchange';

const entry = (documentId: string, { type = 'city', length = 10 } = {}): ReadEntry => ({
  type,
  documentId,
  line: 1,
  length,
  sourceLanguage: 'en',
  targetLanguage: 'sq',
  units: [],
});

async function batchesOf(entries: ReadEntry[]): Promise<string[]> {
  const batches: string[] = [];
  async function* given(): AsyncGenerator<ReadEntry> {
    await Promise.resolve();
    yield* entries;
  }
  for await (const batch of readBatches(given(), { maxEntries: 3, maxLength: 100 })) {
    batches.push([...batch.entries.keys()].join(' '));
  }
  return batches;
}

it.each<[string, ReadEntry[], string[]]>([
  ['are no more than it may have', ['a', 'b', 'c', 'd'].map((id) => entry(id)), ['a b c', 'd']],
  ['are of one content type', [entry('a'), entry('b', { type: 'topic' }), entry('c')], ['a', 'b', 'c']],
  ['are all different', [entry('a'), entry('b'), entry('a')], ['a b', 'a']],
  [
    'are no longer than it may be, but for one alone',
    [entry('a', { length: 60 }), entry('b', { length: 41 }), entry('c', { length: 500 }), entry('d'), entry('e')],
    ['a', 'b', 'c', 'd e'],
  ],
])('the entries of a batch %s', async (_, entries, batches) => {
  expect(await batchesOf(entries)).toEqual(batches);
});

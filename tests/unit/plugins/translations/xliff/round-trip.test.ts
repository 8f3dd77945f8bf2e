import fc from 'fast-check';

import { findCodeFault } from '../../../../../src/plugins/translations/server/passages/code-integrity';
import {
  XLIFF_VERSIONS,
  type ExchangeEntry,
  type ExchangeUnit,
  type ReadState,
} from '../../../../../src/plugins/translations/server/xliff/exchange';

import { anyEntries, mapTexts } from './any-entries';
import { read, write } from './read-and-write';

const RUNS = { seed: 20_261_122, numRuns: 150 };

const READ_AS: Record<ExchangeUnit['state'], ReadState> = {
  untranslated: 'untranslated',
  stale: 'needs-review',
  translated: 'translated',
  approved: 'approved',
};

/** What is read again of an entry: notes, names and lengths are for the translator only. */
const readAs = ({ type, documentId, units }: ExchangeEntry) => ({
  type,
  documentId,
  line: expect.any(Number),
  sourceLanguage: 'en',
  targetLanguage: 'sq',
  units: units.map(({ id, source, target, state }) => ({
    id,
    line: expect.any(Number),
    source,
    ...(target && { target }),
    state: READ_AS[state],
  })),
});

describe.each(XLIFF_VERSIONS)('a file of XLIFF %s', (version) => {
  it('has all that was written into it, in whatever pieces it is read', async () => {
    await fc.assert(
      fc.asyncProperty(anyEntries, fc.integer({ min: 1, max: 300 }), async (entries, pieceSize) => {
        expect(await read(await write(version, entries), pieceSize)).toEqual(entries.map(readAs));
      }),
      RUNS
    );
  });

  it('keeps the codes of every unit when a tool pseudo-translates the texts', async () => {
    await fc.assert(
      fc.asyncProperty(anyEntries, async (entries) => {
        const pseudo = entries.map((entry) => ({
          ...entry,
          units: entry.units.map((unit) => ({
            ...unit,
            state: 'translated' as const,
            target: mapTexts(unit.source, (text) => text.replaceAll(/[aé]/g, 'ä')),
          })),
        }));
        for (const { units } of await read(await write(version, pseudo))) {
          for (const { source, target } of units) expect(findCodeFault(source, target ?? [])).toBeUndefined();
        }
      }),
      RUNS
    );
  });

  it('has the characters that XML cannot write, and half ones', async () => {
    const text = 'a\u0001\u000B\u000Bb\r\n\uFFFE\uD83D\uDE00\uD83D c\uDE00';
    const unit: ExchangeUnit = { id: 'name', source: [text], target: [`${text}.`], state: 'translated', notes: [text] };
    const entry = { type: 'api::city.city', documentId: 'a', name: text, units: [unit] };
    expect(await read(await write(version, [entry]))).toEqual([readAs(entry)]);
  });

  it('has nothing for entries without units, and for none', async () => {
    expect(await write(version, [])).toBe('');
    const entry = { type: 'api::city.city', documentId: 'a', name: 'Berat', units: [] };
    expect(await write(version, [entry])).toBe('');
  });

  it('is not written with an id that no unit of the hub has', async () => {
    const unit: ExchangeUnit = { id: 'a b', source: ['a'], state: 'untranslated', notes: [] };
    const entry = { type: 'api::city.city', documentId: 'a', name: 'Berat', units: [unit] };
    await expect(write(version, [entry])).rejects.toThrow('"a b" is no id of a unit');
  });
});

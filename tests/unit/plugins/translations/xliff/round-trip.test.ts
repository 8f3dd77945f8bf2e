import fc from 'fast-check';

import { findCodeFault } from '../../../../../src/plugins/translations/server/passages/code-integrity';
import { asStored } from '../../../../../src/plugins/translations/server/passages/inline-passage';
import { plainText } from '../../../../../src/plugins/translations/server/passages/passage';
import type {
  ExchangeEntry,
  ExchangeUnit,
  ReadState,
} from '../../../../../src/plugins/translations/server/xliff/exchange';
import { XLIFF_VERSIONS } from '../../../../../src/plugins/translations/shared/contracts';

import { anyEntries, anyOrderOf, anyPassage, mapTexts } from './any-entries';
import { read, write } from './read-and-write';

const RUNS = { seed: 20_261_122, numRuns: 150 };

const READ_AS: Record<ExchangeUnit['state'], ReadState> = {
  untranslated: 'untranslated',
  stale: 'needs-review',
  translated: 'translated',
  approved: 'approved',
};

/** What is read again of an entry: notes, names and lengths are for the translator only. */
const readAs = ({ type, documentId, sourceLanguage, units }: ExchangeEntry) => ({
  type,
  documentId,
  line: expect.any(Number),
  length: expect.any(Number),
  sourceLanguage,
  targetLanguage: 'sq',
  units: units.map(({ id, source, target, state, fingerprint }) => ({
    id,
    ...(fingerprint !== undefined && { fingerprint }),
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

  it('has codes in whatever order and nesting a translator puts them, and they are taken', async () => {
    const reordered = anyPassage.chain((source) =>
      fc.record({ source: fc.constant(source), target: anyOrderOf(source) })
    );
    await fc.assert(
      fc.asyncProperty(reordered, async ({ source, target }) => {
        const unit: ExchangeUnit = { id: 'name', source, target, state: 'translated', notes: [] };
        const entry = { type: 'api::city.city', documentId: 'a', name: '', sourceLanguage: 'en', units: [unit] };
        const [back] = await read(await write(version, [entry]));
        expect(back?.units[0]).toMatchObject({ source, target });
        expect(findCodeFault(source, target)).toBeUndefined();
        const stored = asStored({ passage: target, source });
        expect(plainText(stored)).toBe(plainText(target));
        expect(asStored({ passage: stored, source })).toEqual(stored);
      }),
      RUNS
    );
  });

  it('has the characters that XML cannot write, and half ones', async () => {
    const text = 'a\u0001\u000B\u000Bb\r\n\uFFFE\uD83D\uDE00\uD83D c\uDE00';
    const unit: ExchangeUnit = { id: 'name', source: [text], target: [`${text}.`], state: 'translated', notes: [text] };
    const entry = { type: 'api::city.city', documentId: 'a', name: text, sourceLanguage: 'en', units: [unit] };
    expect(await read(await write(version, [entry]))).toEqual([readAs(entry)]);
  });

  it('has nothing for entries without units, and for none', async () => {
    expect(await write(version, [])).toBe('');
    const entry = { type: 'api::city.city', documentId: 'a', name: 'Berat', sourceLanguage: 'en', units: [] };
    expect(await write(version, [entry])).toBe('');
  });

  it('is not written with an id that no unit of the hub has', async () => {
    const unit: ExchangeUnit = { id: 'a b', source: ['a'], state: 'untranslated', notes: [] };
    const entry = { type: 'api::city.city', documentId: 'a', name: 'Berat', sourceLanguage: 'en', units: [unit] };
    await expect(write(version, [entry])).rejects.toThrow('"a b" is no id of a unit');
  });
});

it('a file of XLIFF 1.2 says of each entry what it is translated from, one of 2.0 says it once', async () => {
  const entryFrom = (sourceLanguage: string): ExchangeEntry => ({
    type: 'api::city.city',
    documentId: 'a',
    name: 'Berat',
    sourceLanguage,
    units: [{ id: 'name', source: ['Berat'], state: 'untranslated', notes: [] }],
  });
  const entries = [entryFrom('en'), entryFrom('mk')];
  const read12 = await read(await write('1.2', entries));
  expect(read12.map(({ sourceLanguage }) => sourceLanguage)).toEqual(['en', 'mk']);
  await expect(write('2.0', entries)).rejects.toThrow('one source language, not en and mk');
});

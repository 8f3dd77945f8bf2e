import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';

import { plainText, type Passage } from '../../../src/plugins/translations/server/passages/passage';
import { writeTmx, type WrittenSegment } from '../../../src/plugins/translations/server/tmx/write-tmx';
import type { ExchangeEntry, ExchangeUnit } from '../../../src/plugins/translations/server/xliff/exchange';
import { readXliff } from '../../../src/plugins/translations/server/xliff/read-xliff';
import { writeXliff } from '../../../src/plugins/translations/server/xliff/write-xliff';

/** Does a translator's work on a file of XLIFF 1.2: each text gets a translation of its length, with its codes. */
export async function translateFile({ from, to, tag }: { from: string; to: string; tag: string }): Promise<void> {
  await writeFile(to, writeXliff({ version: '1.2', targetLanguage: tag, entries: translatedEntries(from) }));
}

async function* translatedEntries(file: string): AsyncGenerator<ExchangeEntry> {
  for await (const { type, documentId, sourceLanguage, units } of readXliff(createReadStream(file))) {
    const translated = units.map(({ id, source, fingerprint }) => ({
      id,
      source,
      fingerprint,
      target: translate(source),
      state: 'translated' as const,
      notes: [],
    }));
    yield { type, documentId, name: documentId, sourceLanguage, units: translated };
  }
}

/**
 * Writes a file of several times the size: of each three entries of a translated file one is as it was, one is translated in another way, and of one the
 * source is another.
 */
export async function repeatFile({
  from,
  to,
  tag,
  times,
}: {
  from: string;
  to: string;
  tag: string;
  times: number;
}): Promise<void> {
  await writeFile(to, writeXliff({ version: '1.2', targetLanguage: tag, entries: repeatedEntries(from, times) }));
}

async function* repeatedEntries(file: string, times: number): AsyncGenerator<ExchangeEntry> {
  let count = 0;
  for (let round = 0; round < times; round += 1) {
    for await (const { type, documentId, sourceLanguage, units } of readXliff(createReadStream(file))) {
      const changeUnit = CHANGES[count % CHANGES.length] as (typeof CHANGES)[number];
      count += 1;
      const changed = units.map(({ id, source, target }) => ({
        ...changeUnit({ source, target }),
        id,
        state: 'translated' as const,
        notes: [],
      }));
      yield { type, documentId, name: documentId, sourceLanguage, units: changed };
    }
  }
}

const CHANGES: readonly ((texts: Pick<ExchangeUnit, 'source' | 'target'>) => typeof texts)[] = [
  (texts) => texts,
  ({ source, target = [] }) => ({ source, target: reword(target) }),
  ({ source, target }) => ({ source: reword(source), target }),
];

const reword = (passage: Passage): Passage =>
  passage.map((part) =>
    typeof part === 'string' ? part.replaceAll('n', 'm') : { ...part, parts: reword(part.parts) }
  );

const translate = (passage: Passage): Passage =>
  passage.map((part) =>
    typeof part === 'string' ? part.replaceAll(/[aeiou]/g, 'о') : { ...part, parts: translate(part.parts) }
  );

/** Makes a memory in which each text of a file is there nearly as it is: one word is another. */
export async function writeMemory({ from, to, locale }: { from: string; to: string; locale: string }): Promise<void> {
  const segments = nearSegments(from, locale);
  await writeFile(to, writeTmx({ segments, tagOf: (code) => code, toolVersion: '0', now: new Date() }));
}

async function* nearSegments(file: string, locale: string): AsyncGenerator<WrittenSegment> {
  const now = new Date();
  for await (const { sourceLanguage: sourceLocale, units } of readXliff(createReadStream(file))) {
    for (const { source } of units) {
      const text = plainText(source);
      yield {
        sourceLocale,
        locale,
        source: [text.replace(/\p{L}+/u, 'Another')],
        target: translate([text]),
        origin: { file: 'memory.tmx' },
        createdAt: now,
        approvedAt: now,
      };
    }
  }
}

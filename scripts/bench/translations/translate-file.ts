import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';

import type { Passage } from '../../../src/plugins/translations/server/passages/passage';
import type { ExchangeEntry } from '../../../src/plugins/translations/server/xliff/exchange';
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

const translate = (passage: Passage): Passage =>
  passage.map((part) =>
    typeof part === 'string' ? part.replaceAll(/[aeiou]/g, 'о') : { ...part, parts: translate(part.parts) }
  );

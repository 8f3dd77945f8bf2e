import type { ExchangeEntry, ReadEntry } from '../../../../../src/plugins/translations/server/xliff/exchange';
import { readXliff } from '../../../../../src/plugins/translations/server/xliff/read-xliff';
import { writeXliff } from '../../../../../src/plugins/translations/server/xliff/write-xliff';
import type { XliffVersion } from '../../../../../src/plugins/translations/shared/contracts';

/** The file of entries, into Albanian. */
export async function write(version: XliffVersion, entries: readonly ExchangeEntry[]): Promise<string> {
  let text = '';
  for await (const part of writeXliff({ version, targetLanguage: 'sq', entries })) text += part;
  return text;
}

/** Everything a file has, read in pieces of some size. */
export async function read(file: string | Buffer, pieceSize = 7): Promise<ReadEntry[]> {
  const bytes = Buffer.from(file);
  const pieces: Buffer[] = [];
  for (let start = 0; start < bytes.length; start += pieceSize) pieces.push(bytes.subarray(start, start + pieceSize));
  const entries: ReadEntry[] = [];
  for await (const entry of readXliff(pieces)) entries.push(entry);
  return entries;
}

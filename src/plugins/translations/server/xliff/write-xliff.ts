import type { XliffVersion } from '../../shared/contracts';
import { endTag, XML_DECLARATION } from '../xml/markup';

import type { ExchangeEntry } from './exchange';
import { writer12 } from './v1-2/write';
import { writer20 } from './v2-0/write';
import type { XliffWriter } from './xliff-writer';

interface WriteOptions {
  version: XliffVersion;
  /** BCP 47. */
  targetLanguage: string;
  entries: AsyncIterable<ExchangeEntry> | Iterable<ExchangeEntry>;
  /** Called for each entry that is written. */
  onEntry?: () => void;
}

const WRITERS: Readonly<Record<XliffVersion, XliffWriter>> = { '1.2': writer12, '2.0': writer20 };

/** In UTF-16 units: whoever writes lines one by one does little else. */
const PIECE_LENGTH = 2 ** 16;

/**
 * Writes entries as an XLIFF file, a `<file>` for each, in pieces as they come. Entries without units are left out; where none is
 * left nothing is written, since XLIFF has no form for it.
 *
 * @returns text, to be encoded as UTF-8
 * @throws Error where the id of a unit is none, and for XLIFF 2.0 where entries have different source languages
 */
export const writeXliff = (options: WriteOptions): AsyncGenerator<string> => inPieces(writeLines(options));

async function* inPieces(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = '';
  for await (const line of lines) {
    piece += line;
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

async function* writeLines({ version, targetLanguage, entries, onEntry }: WriteOptions): AsyncGenerator<string> {
  const writer = WRITERS[version];
  let sourceLanguage: string | undefined;
  let number = 0;
  for await (const entry of entries) {
    if (entry.units.length === 0) continue;
    number += 1;
    if (number === 1) {
      ({ sourceLanguage } = entry);
      yield `${XML_DECLARATION}${writer.begin({ sourceLanguage, targetLanguage })}\n`;
    }
    if (version === '2.0' && entry.sourceLanguage !== sourceLanguage) {
      throw new Error(`A file of XLIFF 2.0 has one source language, not ${sourceLanguage} and ${entry.sourceLanguage}`);
    }
    yield `${writer.beginEntry({ entry, number, targetLanguage })}\n`;
    for (const unit of entry.units) yield `${writer.unit(unit)}\n`;
    yield `${writer.endEntry}\n`;
    onEntry?.();
  }
  if (number > 0) yield `${endTag('xliff')}\n`;
}

import type { ExchangeEntry, Languages, XliffVersion } from './exchange';
import { writer12 } from './v1-2/write';
import { writer20 } from './v2-0/write';
import type { XliffWriter } from './xliff-writer';
import { endTag, XML_DECLARATION } from './xml/markup';

interface WriteOptions extends Languages {
  version: XliffVersion;
  entries: AsyncIterable<ExchangeEntry> | Iterable<ExchangeEntry>;
}

const WRITERS: Readonly<Record<XliffVersion, XliffWriter>> = { '1.2': writer12, '2.0': writer20 };

/**
 * Writes entries as an XLIFF file, a `<file>` for each, in pieces as they come. Entries without units are left out; where none is
 * left nothing is written, since XLIFF has no form for it.
 *
 * @returns text, to be encoded as UTF-8
 * @throws Error where the id of a unit is none
 */
export async function* writeXliff({ version, entries, ...languages }: WriteOptions): AsyncGenerator<string> {
  const writer = WRITERS[version];
  let number = 0;
  for await (const entry of entries) {
    if (entry.units.length === 0) continue;
    number += 1;
    if (number === 1) yield `${XML_DECLARATION}${writer.begin(languages)}\n`;
    yield `${writer.beginEntry({ entry, number, languages })}\n`;
    for (const unit of entry.units) yield `${writer.unit(unit)}\n`;
    yield `${writer.endEntry}\n`;
  }
  if (number > 0) yield `${endTag('xliff')}\n`;
}

import fc from 'fast-check';

import type { ReadEntry } from '../../../../../src/plugins/translations/server/xliff/exchange';
import { readXliff } from '../../../../../src/plugins/translations/server/xliff/read-xliff';
import { FileError } from '../../../../../src/plugins/translations/server/xml/file-error';
import { XLIFF_VERSIONS } from '../../../../../src/plugins/translations/shared/contracts';

import { anyEntries } from './any-entries';
import { read, write } from './read-and-write';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
const ROOT = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">';
const FILE =
  '<file original="api::city.city/abc" source-language="en" target-language="sq" datatype="plaintext"><body>';
const UNIT = '<trans-unit id="name"><source>Berat</source><target>Berati – ž</target></trans-unit>';
const END = '</body></file></xliff>';
const WHOLE = `${ROOT}\n${FILE}\n${UNIT}\n${END}`;

/** What a reader of the file is told. */
async function faultOf(
  file: string | Buffer,
  pieceSize?: number
): Promise<Pick<FileError, 'message' | 'line' | 'column'>> {
  const error: unknown = await read(file, pieceSize).catch((caught: unknown) => caught);
  if (!(error instanceof FileError)) throw new Error(`No FileError, but ${String(error)}`);
  return { message: error.message, line: error.line, column: error.column };
}

const NAME = [{ id: 'name', line: 3, source: ['Berat'], target: ['Berati – ž'], state: 'needs-review' }];

describe('a file that is whole', () => {
  it('is read, without a declaration, in UTF-16 of either order, and with a byte order mark', async () => {
    const little = Buffer.from(`\uFEFF<?xml version="1.0" encoding="utf-16"?>${WHOLE}`, 'utf16le');
    const big = Buffer.from(little).swap16();
    const files = [WHOLE, `\uFEFF${WHOLE}`, DECLARATION + WHOLE, little, big, little.subarray(2), big.subarray(2)];
    for (const file of files) {
      expect(await read(file)).toMatchObject([{ documentId: 'abc', line: 2, units: NAME }]);
      expect(await read(file, 1)).toEqual(await read(file, 1_000));
    }
  });

  it('is read without what is of another vocabulary, whatever its name', async () => {
    const foreign = UNIT.replaceAll('trans-unit', 'tool:trans-unit');
    const file = `${ROOT.replace('>', ' xmlns:tool="urn:tool">')}<tool:file/>${FILE}${foreign}${UNIT}${END}`;
    expect(await read(file)).toMatchObject([{ units: [{ id: 'name' }] }]);
    expect((await read(file))[0]?.units[0]).not.toHaveProperty('fault');
  });

  it('may be empty of entries', async () => {
    expect(await read(`${ROOT}</xliff>`)).toEqual([]);
  });

  it('has a fault where an entry has the same unit twice', async () => {
    const [entry] = await read(ROOT + FILE + UNIT + UNIT + UNIT.replace('name', 'title') + END);
    const fault = 'The entry has this unit more than once.';
    expect(entry?.units.map((unit) => [unit.id, unit.fault])).toEqual([
      ['name', fault],
      ['name', fault],
      ['title', undefined],
    ]);
  });
});

describe('a malicious file', () => {
  it.each([
    [
      'a billion laughs',
      '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;&lol;&lol;&lol;"><!ENTITY lol2 "&lol1;&lol1;">]>',
      UNIT.replace('Berat<', '&lol2;<'),
    ],
    ['an external entity', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', UNIT.replace('Berat<', '&e;<')],
    ['an external DTD', '<!DOCTYPE xliff PUBLIC "-//XLIFF" "http://example.org/xliff.dtd">', UNIT],
    ['an empty DTD', '<!DOCTYPE xliff>', UNIT],
  ])('with %s is refused at its DTD', async (_, doctype, unit) => {
    expect(await faultOf(`${DECLARATION}\n${doctype}${ROOT}${FILE}${unit}${END}`)).toMatchObject({
      message: 'The file has a <!DOCTYPE>, which is not read: take it away.',
      line: 2,
    });
  });

  it('with an entity of its own is no XML', async () => {
    expect((await faultOf(WHOLE.replace('Berat', '&lol;'))).message).toMatch(/^The file is no well-formed XML: /);
  });

  it('with a control character as a reference is no XML 1.0, whatever it says it is', async () => {
    const file = DECLARATION.replace('1.0', '1.1') + WHOLE.replace('Berat', '&#1;');
    expect((await faultOf(file)).message).toMatch(/^The file is no well-formed XML: /);
  });

  it('with elements in elements without end is refused', async () => {
    expect(await faultOf(`${ROOT}\n${'<a>'.repeat(10_000)}`)).toEqual({
      message: 'Elements are nested more than 64 deep.',
      line: 2,
      column: '<a>'.length * 64 + 1,
    });
  });

  const LONG = 'a'.repeat(2 * 2 ** 20);
  const TOO_LONG =
    'A text in the file is longer than two million characters, more than the hub writes: get it once more.';
  it.each([
    ['a text', ROOT + FILE + UNIT.replace('Berat', LONG)],
    ['an attribute', `${ROOT}<file original="${LONG}`],
    ['a DTD', `<!DOCTYPE a [<!-- ${LONG}`],
  ])('with %s without end is refused before it is all in memory', async (_, start) => {
    let asked = 0;
    function* endless(): Generator<Buffer> {
      yield Buffer.from(start);
      for (;;) {
        asked += 1;
        yield Buffer.alloc(2 ** 16, 'a');
      }
    }
    const entries = readXliff(endless());
    await expect(entries.next()).rejects.toThrow(TOO_LONG);
    expect(asked).toBeLessThan(4);
  });

  it.each([
    [
      'units of',
      UNIT.replace('Berat<', `${LONG.slice(UNIT.length)}<`).repeat(5),
      'is longer than eight million characters',
    ],
    ['empty units of', '<trans-unit id="a"/>'.repeat(100_001), 'has more than 100000 elements'],
    ['codes of', `<trans-unit id="a"><source>${'<g id="1"/>'.repeat(100_001)}`, 'has more than 100000 elements'],
  ])('with more %s an entry than the hub has is refused', async (_, body, excess) => {
    expect((await faultOf(ROOT + FILE + body, 2 ** 16)).message).toMatch(
      `A <file> in the file ${excess}, more than the hub writes: get it once more.`
    );
  });
});

it.each([
  ['original', FILE.replace('abc', 'a'.repeat(300)), 'file'],
  ['id', `${FILE}<trans-unit id="${'a'.repeat(300)}">`, 'trans-unit'],
])(
  'with an %s that is longer than any a file is refused: a report would repeat it for every unit',
  async (name, body, tag) => {
    expect((await faultOf(ROOT + body)).message).toBe(
      `"${name}" of <${tag}> is longer than 255 characters, more than the hub writes: get it once more.`
    );
  }
);

describe('a broken file', () => {
  it.each([
    ['<tmx version="1.4"/>', 'The file is no XLIFF: it begins with <tmx>.'],
    [
      '<xliff version="1.1" xmlns="urn:oasis:names:tc:xliff:document:1.1"/>',
      'XLIFF "1.1" in the namespace "urn:oasis:names:tc:xliff:document:1.1" is not read: save the file as XLIFF 1.2 or 2.0.',
    ],
    ['<xliff version="1.2"/>', 'XLIFF "1.2" in the namespace "" is not read: save the file as XLIFF 1.2 or 2.0.'],
    [
      WHOLE.replace(' target-language="sq"', ''),
      'The file does not say from which language into which it is translated: export it again.',
    ],
    [WHOLE.replace('/abc', ''), '"api::city.city" names no entry of the hub: export it again.'],
    ['PK\u0003\u0004', 'The file is no well-formed XML: disallowed character.'],
    [
      '',
      'The file ends too early (document must contain a root element), so a part of it is missing: get it once more.',
    ],
    [`${WHOLE}<more/>`, 'The file is no well-formed XML: documents may contain only one root.'],
    [WHOLE.replace('</source>', '</sourc>'), 'The file is no well-formed XML: unexpected close tag.'],
  ])('says what to do about it: %s', async (file, message) => {
    expect((await faultOf(file)).message).toBe(message);
  });

  it('says where it is broken', async () => {
    expect(await faultOf(`${ROOT}\n${FILE}\n<trans-unit <`)).toMatchObject({ line: 3, column: 14 });
  });

  it('is not taken for text of another encoding than it is in', async () => {
    const latin = Buffer.from(`${DECLARATION}${WHOLE.replaceAll('ž', 'é').replaceAll('–', '-')}`, 'latin1');
    const message = 'The file is not in UTF-8: save it as UTF-8.';
    const at = { line: 3, column: UNIT.indexOf('ž') + 1 };
    expect(await faultOf(latin)).toEqual({ message, ...at });
    expect(await faultOf(latin, 10_000)).toEqual({ message, ...at });

    const says = (encoding: string) =>
      `The file says it is in ${encoding}, which it is not, or which is not read: save it as UTF-8.`;
    const declared = DECLARATION.replace('UTF-8', 'windows-1250');
    expect((await faultOf(declared + WHOLE)).message).toBe(says('windows-1250'));
    expect((await faultOf(DECLARATION.replace('UTF-8', 'UTF-16') + WHOLE)).message).toBe(says('UTF-16'));
    expect((await faultOf(Buffer.from(`\uFEFF${DECLARATION}${WHOLE}`, 'utf16le'))).message).toBe(says('UTF-8'));
    expect((await faultOf(Buffer.from(`\uFEFF${WHOLE}`, 'utf16le').subarray(0, -1))).message).toBe(
      'The file ends inside a character, so a part of it is missing: get it once more.'
    );
  });

  it.each(XLIFF_VERSIONS)('is never read to its end where it was cut off (%s)', async (version) => {
    await fc.assert(
      fc.asyncProperty(
        anyEntries,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        async (entries, part) => {
          const bytes = Buffer.from(await write(version, entries));
          // The line feed at the end is nothing that could be missed.
          const cut = bytes.subarray(0, Math.floor(part * (bytes.length - 1)));
          expect((await faultOf(cut, 50)).message).toMatch(/so a part of it is missing: get it once more\.$/);
        }
      ),
      { seed: 20_261_122, numRuns: 200 }
    );
  });

  it('is an error and nothing else, whatever bytes it has', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const { message, line, column } = await faultOf(Buffer.from(bytes));
        expect(message).toMatch(/[.!]$/);
        expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
      }),
      { seed: 20_261_122, numRuns: 500 }
    );
  });

  it('is read or an error, whatever a byte in it is turned into', async () => {
    const bytes = Buffer.from(WHOLE);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), async (index, value) => {
        const changed = Buffer.from(bytes);
        changed[index] = value;
        const result = await read(changed).catch((error: unknown) => error);
        expect(Array.isArray(result) || result instanceof FileError).toBe(true);
      }),
      { seed: 20_261_122, numRuns: 2_000 }
    );
  });
});

describe('a reader of a file', () => {
  it('gets its entries one by one, and asks for no more of the file than that', async () => {
    let asked = 0;
    const file = Array.from({ length: 5 }, () => Buffer.from(`${FILE}${UNIT}</body></file>`));
    function* input(): Generator<Buffer> {
      for (const piece of [Buffer.from(ROOT), ...file, Buffer.from('</xliff>')]) {
        asked += 1;
        yield piece;
      }
    }
    const entries = readXliff(input());
    const first = (await entries.next()) as IteratorResult<ReadEntry, void>;
    expect([first.value, asked]).toEqual([expect.objectContaining({ documentId: 'abc' }), 2]);
    await entries.next();
    expect(asked).toBe(3);
    await entries.return(undefined);
    expect(asked).toBe(3);
  });
});

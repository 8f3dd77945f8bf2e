import { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';

import fc from 'fast-check';

import { LOCALES } from '../../../../../src/locales';
import type { MemorySegment } from '../../../../../src/plugins/translations/server/memory/segment';
import { segmentsOfUnit } from '../../../../../src/plugins/translations/server/memory/segments-of-unit';
import { localeOfTag } from '../../../../../src/plugins/translations/server/tmx/locale-of-tag';
import { readTmx } from '../../../../../src/plugins/translations/server/tmx/read-tmx';
import { writeTmx, type WrittenSegment } from '../../../../../src/plugins/translations/server/tmx/write-tmx';
import { FileError } from '../../../../../src/plugins/translations/server/xml/file-error';
import { anyPassage } from '../xliff/any-entries';

const NOW = new Date('2026-11-22T22:00:00Z');
const localeOf = (tag: string) => localeOfTag({ tag, locales: LOCALES });

const write = (segments: readonly WrittenSegment[]): Promise<string> =>
  textOf(Readable.from(writeTmx({ segments, tagOf: (locale) => locale, toolVersion: '1.0.0', now: NOW })));

/** What the memory takes from a file, read in pieces of some size. */
async function read(file: string | Buffer, pieceSize = 11): Promise<{ segments: MemorySegment[]; unknown: string[] }> {
  const bytes = Buffer.from(file);
  const pieces: Buffer[] = [];
  for (let start = 0; start < bytes.length; start += pieceSize) pieces.push(bytes.subarray(start, start + pieceSize));
  const taken = { segments: [] as MemorySegment[], unknown: [] as string[] };
  for await (const unit of readTmx(pieces)) {
    const { segments, unknownLanguages } = segmentsOfUnit({
      unit,
      localeOf,
      defaultLocale: 'en',
      file: 'old.tmx',
      mayPlace: () => true,
      now: NOW,
    });
    taken.segments.push(...segments);
    taken.unknown.push(...unknownLanguages);
  }
  return taken;
}

/** To the second, as a file has it. */
const anyDate = fc
  .date({ min: new Date('2001-01-01T00:00:00Z'), max: NOW, noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));

const anySegment: fc.Arbitrary<WrittenSegment> = fc.record({
  sourceLocale: fc.constantFrom('en', 'sr-Cyrl'),
  locale: fc.constantFrom('mk', 'cnr', 'sr-Latn'),
  source: anyPassage,
  target: anyPassage,
  origin: fc.oneof(
    fc.constant({ place: { type: 'api::city.city', documentId: 'abc', unit: 'body.3#1.0' } }),
    fc.string({ maxLength: 12 }).map((file) => ({ file }))
  ),
  createdAt: anyDate,
  approvedAt: anyDate,
});

it('a file has all that the memory knows, with codes, places and times, in whatever pieces it is read', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anySegment, { maxLength: 6 }),
      fc.integer({ min: 1, max: 300 }),
      async (segments, size) => {
        const expected = segments.map(({ createdAt: _, ...segment }) => segment);
        expect((await read(await write(segments), size)).segments).toEqual(expected);
      }
    ),
    { seed: 20_261_122, numRuns: 200 }
  );
});

it('a file is one of TMX 1.4, level 2', async () => {
  const link = { id: '1', type: 'link' as const, url: 'https://example.org/?a="1"&b=2', parts: ['here'] };
  const origin = { place: { type: 'api::city.city', documentId: 'abc', unit: 'name' } };
  const segment = {
    sourceLocale: 'en',
    locale: 'mk',
    source: ['Go ', link],
    target: ['Оди ', { ...link, parts: ['тука'] }],
  };
  const file = await write([{ ...segment, origin, createdAt: NOW, approvedAt: NOW }]);
  expect(file.split('\n')).toEqual([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<tmx version="1.4">',
    '<header creationtool="Cities Hub" creationtoolversion="1.0.0" segtype="paragraph" o-tmf="Cities Hub" adminlang="en" srclang="*all*" datatype="plaintext" creationdate="20261122T220000Z"/>',
    '<body>',
    '<tu creationdate="20261122T220000Z" changedate="20261122T220000Z" srclang="en">' +
      '<prop type="x-hub-entry">api::city.city/abc</prop><prop type="x-hub-unit">name</prop>' +
      '<tuv xml:lang="en"><seg>Go <bpt i="1" x="1" type="link">&lt;a href="https://example.org/?a=&amp;quot;1&amp;quot;&amp;amp;b=2"&gt;</bpt>here<ept i="1">&lt;/a&gt;</ept></seg></tuv>' +
      '<tuv xml:lang="mk"><seg>Оди <bpt i="1" x="1" type="link">&lt;a href="https://example.org/?a=&amp;quot;1&amp;quot;&amp;amp;b=2"&gt;</bpt>тука<ept i="1">&lt;/a&gt;</ept></seg></tuv></tu>',
    '</body></tmx>',
    '',
  ]);
  expect((await read(file)).segments).toEqual([{ ...segment, origin, approvedAt: NOW }]);
});

const HEADER = '<header creationtool="Other" srclang="en-US" datatype="plaintext" creationdate="20200101T000000Z"/>';
const fileOf = (units: string, { header = HEADER, before = '' } = {}) =>
  `<?xml version="1.0" encoding="UTF-8"?>${before}\n<tmx version="1.4">${header}<body>\n${units}\n</body></tmx>`;
const variant = (language: string, text: string) => `<tuv xml:lang="${language}"><seg>${text}</seg></tuv>`;

describe('a file of another tool', () => {
  it('gives a segment for each language of the hub, and names the others', async () => {
    const unit = `<tu>${variant('EN-GB', 'town')}${variant('mk-MK', 'град')}${variant('de-DE', 'Stadt')}${variant('sr_RS', 'град')}</tu>`;
    const { segments, unknown } = await read(fileOf(unit));
    const common = {
      sourceLocale: 'en',
      source: ['town'],
      origin: { file: 'old.tmx' },
      approvedAt: new Date('2020-01-01'),
    };
    expect(segments).toEqual([
      { ...common, locale: 'mk', target: ['град'] },
      { ...common, locale: 'sr-Cyrl', target: ['град'] },
    ]);
    expect(unknown).toEqual(['de-DE']);
  });

  it('loses codes the hub does not know, and keeps the text', async () => {
    const source =
      'a <bpt i="1" type="font">&lt;f&gt;</bpt>b<ept i="1">&lt;/f&gt;</ept><ph x="2">&lt;br/&gt;</ph> <hi>c</hi>';
    const target = 'x <bpt i="7" x="1" type="bold">&lt;b&gt;</bpt>y<it pos="end">&lt;/i&gt;</it>';
    const { segments } = await read(fileOf(`<tu>${variant('en', source)}${variant('sq', target)}</tu>`));
    // The bold has no end.
    expect(segments).toMatchObject([{ source: ['a b c'], target: ['x y'] }]);
  });

  it('is taken from OmegaT, with its DTD named and its codes as text', async () => {
    const unit =
      '<tu><tuv lang="EN"><seg>Go &lt;g0&gt;here&lt;/g0&gt;</seg></tuv><tuv lang="SQ"><seg>Shko &lt;g0&gt;këtu&lt;/g0&gt;</seg></tuv></tu>';
    const header = '<header creationtool="OmegaT" srclang="EN"/>';
    const file = fileOf(unit, { header, before: '\n<!DOCTYPE tmx SYSTEM "tmx11.dtd">' }).replace('1.4', '1.1');
    expect((await read(file)).segments).toMatchObject([{ locale: 'sq', source: ['Go here'], target: ['Shko këtu'] }]);
  });

  it('has no say about places of the hub', async () => {
    const properties = '<prop type="x-hub-entry">api::city.city/abc</prop><prop type="x-hub-unit">name</prop>';
    const { segments } = await read(fileOf(`<tu>${properties}${variant('en', 'town')}${variant('sq', 'qytet')}</tu>`));
    expect(segments).toMatchObject([{ origin: { file: 'old.tmx' } }]);
  });

  it('gives nothing where a text is missing', async () => {
    const units = [
      '',
      variant('en', 'town'),
      variant('en', ' ') + variant('sq', 'x'),
      variant('en', 'town') + variant('sq', ''),
    ];
    expect((await read(fileOf(units.map((unit) => `<tu>${unit}</tu>`).join('')))).segments).toEqual([]);
  });
});

describe('a file that cannot be taken', () => {
  const unit = `<tu>${variant('en', 'town')}${variant('sq', 'qytet')}</tu>`;
  it.each([
    ['is no TMX', '<xliff/>', 1, 'The file is no TMX: it begins with <xliff>.'],
    ['is of an unknown version', '<tmx version="2.0"/>', 1, 'TMX "2.0" is not read: save the file as TMX 1.4.'],
    ['is cut off', fileOf(unit).slice(0, -20), 3, 'ends too early'],
    ['declares entities', fileOf(unit, { before: '<!DOCTYPE tmx [<!ENTITY a "aaaa">]>' }), 1, '<!DOCTYPE>'],
    [
      'declares some beside its DTD',
      fileOf(unit, { before: '<!DOCTYPE tmx SYSTEM "a.dtd" [<!ENTITY a "a">]>' }),
      1,
      '<!DOCTYPE>',
    ],
    ['is of another kind by its DTD', fileOf(unit, { before: '<!DOCTYPE html SYSTEM "tmx14.dtd">' }), 1, '<!DOCTYPE>'],
    [
      'uses an entity of a DTD',
      fileOf(unit.replace('town', '&bomb;'), { before: '<!DOCTYPE tmx SYSTEM "tmx14.dtd">' }),
      3,
      'no well-formed XML',
    ],
    ['is in another encoding', Buffer.from(fileOf(unit.replace('town', 'dé')), 'latin1'), 3, 'not in UTF-8'],
  ])('%s: it says so, with the line', async (_, file, line, message) => {
    const error: unknown = await read(file).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(FileError);
    expect(error).toMatchObject({ line, message: expect.stringContaining(message) });
  });
});

it.each([
  ['mk', 'mk'],
  ['MK-mk', 'mk'],
  ['sr', 'sr-Cyrl'],
  ['sr-Cyrl-RS', 'sr-Cyrl'],
  ['sr-Latn-BA', 'sr-Latn'],
  ['sr-ME', 'cnr'],
  ['cnr-ME', 'cnr'],
  ['bs-Latn', 'bs'],
  ['bs-Cyrl-BA', undefined],
  ['de', undefined],
  ['', undefined],
  ['no tag', undefined],
])('the tag "%s" is the language %s', (tag, locale) => {
  expect(localeOf(tag)).toBe(locale);
});

import { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';

import type { Block } from '../../../src/plugins/localization/shared/contracts';
import type { ImportRequest, ImportsService } from '../../../src/plugins/translations/server/services/imports';
import type { ExchangeUnit } from '../../../src/plugins/translations/server/xliff/exchange';
import { writeXliff } from '../../../src/plugins/translations/server/xliff/write-xliff';
import type { UnitReport, Verdict } from '../../../src/plugins/translations/shared/contracts';
import { startHub, type Hub } from '../../support/hub';
import { pagesOf, recordOf, type Page } from '../localization/support/pages';
import { readStored } from '../localization/support/stored';

import { filesOf, pseudoTranslate, read } from './support/files';

const TYPE = 'api::happening.happening';

const paragraph = (...children: object[]): Block => ({ type: 'paragraph', children });
const plain = (text: string) => ({ type: 'text', text });
const bold = (text: string) => ({ type: 'text', text, bold: true });
const list = (...items: string[]): Block => ({
  type: 'list',
  format: 'unordered',
  children: items.map((item) => ({ type: 'list-item', children: [plain(item)] })),
});

let hub: Hub;
let files: ReturnType<typeof filesOf>;
let page: Page;
beforeAll(async () => {
  hub = await startHub('localization');
  files = filesOf(hub);
});
beforeEach(async () => {
  page = await pagesOf(hub, 'happening').create('en', {
    title: 'Fair',
    body: [paragraph(plain('Come '), bold('early')), list('bread', 'wine')],
  });
});
afterAll(() => hub.stop());

type Written = Partial<ExchangeUnit> & Pick<ExchangeUnit, 'id' | 'source'>;

/** A unit as the hub writes it, with a translation. */
const TITLE: Written = { id: 'title', source: ['Fair'], target: ['Panairi'] };
const BREAD: Written = { id: 'body.1#0', source: ['bread'], target: ['bukë'] };
const WINE: Written = { id: 'body.1#1', source: ['wine'], target: ['verë'] };
const EARLY = { id: '1', type: 'bold' as const, parts: ['early'] };

const fileOf = (
  units: Written[],
  { type = TYPE, documentId = page.documentId, sourceLanguage = 'en', targetLanguage = 'sq' } = {}
): Promise<string> => {
  const whole = units.map((unit): ExchangeUnit => ({ state: 'translated', notes: [], ...unit }));
  const entries = [{ type, documentId, name: '', sourceLanguage, units: whole }];
  return textOf(Readable.from(writeXliff({ version: '1.2', targetLanguage, entries })));
};

const everything = () => readStored(hub.strapi, { entries: new Map([[page.documentId, 1]]), files: new Map() });

async function expectNothingWritten<Result>(attempt: () => Promise<Result>): Promise<Result> {
  const before = await everything();
  const result = await attempt();
  expect(await everything()).toEqual(before);
  return result;
}

const verdictsOf = ({ units }: { units: { unit: string; verdict: Verdict }[] }) =>
  Object.fromEntries(units.map(({ unit, verdict }) => [unit, verdict]));
const reasonOf = ({ units }: { units: { unit: string; reason?: string }[] }, id: string) =>
  units.find(({ unit }) => unit === id)?.reason;

it('what is translated is written, in its place in the file and in the entry', async () => {
  const outcome = await files.import(await fileOf([TITLE, BREAD, WINE]));
  expect(outcome).toMatchObject({ locale: 'sq', entries: 1, isWritten: true });
  expect(verdictsOf(outcome)).toEqual({ title: 'new', 'body.1#0': 'new', 'body.1#1': 'new' });
  expect(outcome.units[0]).toMatchObject({ type: TYPE, documentId: page.documentId, line: expect.any(Number) });
  const drafts = await page.drafts(({ title, body }) => ({ title, list: (body as Block[])[1] }));
  expect(drafts.sq).toEqual({ title: 'Panairi', list: list('bukë', 'verë') });
  expect(drafts.en).toEqual({ title: 'Fair', list: list('bread', 'wine') });
});

it('what is new or changed is told with what it was and is, of long texts the part that differs', async () => {
  const long = 'ë'.repeat(220);
  await page.save('sq', { title: `${long} Panairi` });
  const outcome = await files.import(await fileOf([{ ...TITLE, target: [`${long} Tregu`] }, BREAD, WINE]));
  const [title, bread] = outcome.units;
  expect(title).toMatchObject({
    verdict: 'changed',
    before: expect.stringMatching(/^…ë{39} Panairi$/),
    after: expect.stringMatching(/^…ë{39} Tregu$/),
  });
  expect(bread).toMatchObject({ verdict: 'new', after: 'bukë' });
  expect(bread).not.toHaveProperty('before');
});

it('a dry run says the same, and writes nothing', async () => {
  const file = await fileOf([TITLE]);
  const outcome = await expectNothingWritten(() => files.import(file, { isDryRun: true }));
  expect(outcome).toMatchObject({ isWritten: false, counts: { new: 1 } });
});

describe('a unit is refused, with nothing written, and the rest is where that is asked for', () => {
  const cases: [string, () => Written, RegExp][] = [
    ['whose source has changed', () => ({ ...BREAD, source: ['Bread'] }), /it was “Bread”, it is “bread”/],
    [
      'whose source’s marks have changed',
      () => ({ id: 'body.0', source: ['Come early'], target: ['Eja herët'] }),
      /marks or links/,
    ],
    [
      'that lacks a code',
      () => ({ id: 'body.0', source: ['Come ', EARLY], target: ['Eja herët'] }),
      /Code 1 \(bold\) is missing/,
    ],
    ['that the entry has not', () => ({ ...BREAD, id: 'body.7' }), /no such text any more/],
    ['of which the rest of the list is not translated', () => BREAD, /body\.1#1, which is not translated/],
  ];
  it.each(cases)('one %s', async (_name, unit, reason) => {
    const file = await fileOf([TITLE, unit()]);
    const outcome = await expectNothingWritten(() => files.import(file));
    expect(outcome.isWritten).toBe(false);
    expect(verdictsOf(outcome)).toEqual({ title: 'new', [unit().id]: 'refused' });
    expect(reasonOf(outcome, unit().id)).toMatch(reason);

    expect(await files.import(file, { acceptsPartial: true })).toMatchObject({ isWritten: true });
    expect(await page.drafts(({ title }) => title)).toMatchObject({ sq: 'Panairi', en: 'Fair' });
  });

  it('one that is in the file twice', async () => {
    const outcome = await files.import(await fileOf([TITLE, { ...TITLE, target: ['Tregu'] }]));
    expect(outcome.units.map(({ verdict }) => verdict)).toEqual(['refused', 'refused']);
  });
});

describe('all of an entry is refused', () => {
  it.each([
    ['that does not exist', () => fileOf([TITLE], { documentId: 'a'.repeat(24) }), /no such entry/],
    ['of a type that does not exist', () => fileOf([TITLE], { type: 'api::ship.ship' }), /no such entry/],
    [
      'that is translated from another language now',
      () => fileOf([TITLE], { sourceLanguage: 'hr' }),
      /from en, the file has hr/,
    ],
    ['that was written in the language of the file', () => fileOf([TITLE], { targetLanguage: 'en' }), /written in en/],
  ])('%s', async (_name, file, reason) => {
    const written = await file();
    const outcome = await expectNothingWritten(() => files.import(written, { acceptsPartial: true }));
    expect(outcome).toMatchObject({ isWritten: false, counts: { refused: 1 } });
    expect(reasonOf(outcome, 'title')).toMatch(reason);
  });

  it('that the person may not write', async () => {
    const file = await fileOf([TITLE]);
    const textRights: ImportRequest['textRights'] = () => Promise.resolve(new Map());
    const outcome = await expectNothingWritten(() => files.import(file, { textRights }));
    expect(reasonOf(outcome, 'title')).toMatch(/right to update/);
  });
});

it.each([
  [
    'in a language the hub has not',
    () => fileOf([TITLE], { targetLanguage: 'zz' }),
    {},
    /"zz" is none of the hub's.*sq/,
  ],
  ['when another language is asked for than there is', () => fileOf([TITLE]), { locale: 'zz' }, /"zz" is not one of/],
  ['that is no XML', () => Promise.resolve('title;Panairi'), {}, /XML|XLIFF/],
  ['that ends too soon', async () => (await fileOf([TITLE])).slice(0, -30), {}, /./],
  ['that declares entities', () => Promise.resolve('<!DOCTYPE a [<!ENTITY b "c">]><xliff/>'), {}, /DOCTYPE|DTD/],
])('a file %s is refused, and nothing is written', async (_name, file, options, message) => {
  const written = await file();
  await expectNothingWritten(async () => {
    await expect(files.import(written, options)).rejects.toMatchObject({ message: expect.stringMatching(message) });
  });
});

it('a file in another language than the one that is asked for is refused as a whole', async () => {
  const file = await fileOf([TITLE]);
  const outcome = await expectNothingWritten(() => files.import(file, { locale: 'hr' }));
  expect(reasonOf(outcome, 'title')).toMatch(/language is sq, not hr/);
});

it('what a tool left as the source says is not taken for a translation', async () => {
  const outcome = await files.import(await fileOf([{ ...TITLE, target: ['Fair'], state: 'untranslated' }]));
  expect(verdictsOf(outcome)).toEqual({ title: 'untranslated' });
});

it('a name that is the same in both languages is a translation where the file says that it is', async () => {
  expect(verdictsOf(await files.import(await fileOf([{ ...TITLE, target: ['Fair'] }])))).toEqual({ title: 'new' });
  expect((await recordOf(hub, page, 'sq')).untranslatedCount).toBe(2);
});

it('a stale translation stays so until the file says that it is right', async () => {
  await files.import(await fileOf([TITLE]));
  await page.save('en', { title: 'Great fair' });
  const again = { ...TITLE, source: ['Great fair'] };
  expect(verdictsOf(await files.import(await fileOf([{ ...again, state: 'stale' }])))).toEqual({ title: 'unchanged' });
  expect((await recordOf(hub, page, 'sq')).staleCount).toBe(1);
  expect(verdictsOf(await files.import(await fileOf([again])))).toEqual({ title: 'confirmed' });
  expect((await recordOf(hub, page, 'sq')).staleCount).toBe(0);
});

it.each(['1.2', '2.0'] as const)(
  'what somebody has translated in the hub since the export is not overwritten (XLIFF %s)',
  async (version) => {
    const exported = await files.export({ version, locale: 'sq', documentIds: [page.documentId] });
    const file = await pseudoTranslate(exported, version);
    await page.save('sq', { title: 'Panairi' });
    const outcome = await expectNothingWritten(() => files.import(file));
    expect(reasonOf(outcome, 'title')).toMatch(
      /changed the translation in the hub since the export, it is “Panairi” now/
    );
    await files.import(file, { acceptsPartial: true });
    expect((await page.drafts(({ title }) => title)).sq).toBe('Panairi');
  }
);

describe('what nobody has touched since the export stays as the hub has it', () => {
  const exported = () => files.export({ version: '1.2', locale: 'sq', documentIds: [page.documentId] });
  const titleIn = async (locale: string) => (await page.drafts(({ title }) => title))[locale];

  it('where a colleague has improved it, and the rest is written', async () => {
    await page.save('sq', { title: 'Panairi' });
    const file = (await exported()).replace(
      /(<source>bread<\/source><target) [^>]*>.*?</,
      '$1 state="translated">bukë<'
    );
    const whole = file.replace(/(<source>wine<\/source><target) [^>]*>.*?</, '$1 state="translated">verë<');
    await page.save('sq', { title: 'Panairi i madh' });
    const outcome = await files.import(whole);
    expect(outcome).toMatchObject({ isWritten: true, counts: { new: 2, unchanged: 1, refused: 0 } });
    expect(await titleIn('sq')).toBe('Panairi i madh');
  });

  it('where a colleague has taken it back', async () => {
    await files.import(await fileOf([BREAD, WINE]));
    const file = (await exported()).replace('>bukë<', '>buka<');
    await page.save('sq', { body: [paragraph(plain('Eja')), list('bukë', '')] });
    const outcome = await expectNothingWritten(() => files.import(file, { acceptsPartial: true }));
    expect(verdictsOf(outcome)).toMatchObject({ 'body.1#0': 'refused', 'body.1#1': 'unchanged' });
  });

  it('and stale where the file calls finished what the hub does not have any more', async () => {
    await page.save('sq', { title: 'Panairi' });
    await page.save('en', { title: 'Great fair' });
    const file = (await exported()).replace(/(<target) [^>]*(>Panairi<)/, '$1 state="translated"$2');
    expect(file).toContain('<target state="translated">Panairi<');
    await page.save('en', { title: 'Fair' });
    await page.save('sq', { title: 'Tregu' });
    await page.save('en', { title: 'Great fair' });
    expect((await recordOf(hub, page, 'sq')).staleCount).toBe(1);
    const outcome = await expectNothingWritten(() => files.import(file));
    expect(verdictsOf(outcome)).toMatchObject({ title: 'unchanged' });
  });
});

describe('codes in another order', () => {
  const A = { id: '1', type: 'bold' as const, parts: ['a'] };
  const B = { id: '2', type: 'bold' as const, parts: ['b'] };
  const source = [A, ' and ', B];
  beforeEach(() => page.save('en', { body: [paragraph(bold('a'), plain(' and '), bold('b'))] }));

  it.each<[string, ExchangeUnit['target']]>([
    ['swapped', [{ ...B, parts: ['B'] }, ' dhe ', { ...A, parts: ['A'] }]],
    ['beside each other', [{ ...A, parts: ['A'] }, { ...B, parts: ['B'] }, ' dhe']],
    ['in each other', [{ ...B, parts: ['B', { ...A, parts: ['A'] }] }, ' dhe']],
  ])('are taken once, and unchanged the second time: %s', async (_name, target) => {
    const exported = await files.export({ version: '1.2', locale: 'sq', documentIds: [page.documentId] });
    const [entry] = await read(exported);
    const { fingerprint } = entry?.units.find(({ id }) => id === 'body.0') ?? {};
    const file = await fileOf([{ id: 'body.0', source, target, fingerprint }]);
    expect(verdictsOf(await files.import(file))).toEqual({ 'body.0': 'new' });
    expect(await expectNothingWritten(() => files.import(file))).toMatchObject({
      counts: { unchanged: 1, refused: 0 },
    });
  });

  it('are refused where one is around no text: its mark would be lost', async () => {
    const file = await fileOf([{ id: 'body.0', source, target: [A, ' dhe ', { ...B, parts: [] }] }]);
    const outcome = await expectNothingWritten(() => files.import(file));
    expect(reasonOf(outcome, 'body.0')).toBe('Code 2 (bold) is around no text, in the source it is.');
  });
});

describe('where an entry is changed or deleted while the file is read', () => {
  let other: Page;
  /** Both entries. */
  let file: string;
  beforeEach(async () => {
    other = await pagesOf(hub, 'happening').create('en', { title: 'Fair' });
    const first = await fileOf([TITLE], { documentId: other.documentId });
    const second = await fileOf([TITLE]);
    file = first.replace('</xliff>', '') + second.slice(second.indexOf('<file'));
  });

  /** @param meanwhile - is done once the file has been looked through */
  async function importWhile(meanwhile: () => Promise<unknown>, options: Partial<ImportRequest> = {}) {
    const units: UnitReport[] = [];
    const imports = hub.strapi.plugin('translations').service<ImportsService>('imports');
    const outcome = await imports.run({
      ...options,
      open: async function* (purpose) {
        if (purpose === 'writing') await meanwhile();
        yield Buffer.from(file);
      },
      onUnit: (unit) => units.push(unit),
    });
    return { outcome, units };
  }
  const change = () => page.save('en', { title: 'Great fair' });
  const remove = () => pagesOf(hub, 'happening').documents.delete({ documentId: page.documentId, locale: '*' });

  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['changed', change, /Great fair was changed while the file was read/],
    ['deleted', remove, /api::happening\.happening \w+ was deleted while the file was read/],
  ])('nothing is written: %s', async (_name, meanwhile, message) => {
    await expect(importWhile(meanwhile)).rejects.toMatchObject({ message: expect.stringMatching(message) });
    expect((await other.drafts(({ title }) => title)).sq).toBe('Fair');
  });

  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['changed', change, /source has changed/],
    ['deleted', remove, /no such entry/],
  ])('and the rest is asked for, it is told what was really written: %s', async (_name, meanwhile, reason) => {
    const { outcome, units } = await importWhile(meanwhile, { acceptsPartial: true });
    expect(outcome).toMatchObject({ isWritten: true, entries: 2, counts: { new: 1, refused: 1 } });
    expect(units).toMatchObject([
      { documentId: other.documentId, verdict: 'new' },
      { documentId: page.documentId, verdict: 'refused', reason: expect.stringMatching(reason) },
    ]);
    expect((await other.drafts(({ title }) => title)).sq).toBe('Panairi');
  });

  it('and nothing is left to write, it is told that nothing was', async () => {
    file = await fileOf([TITLE]);
    const { outcome, units } = await importWhile(() => page.save('sq', { title: 'Panairi' }));
    expect(outcome).toMatchObject({ isWritten: false, counts: { new: 0, unchanged: 1 } });
    expect(units).toMatchObject([{ verdict: 'unchanged' }]);
  });
});

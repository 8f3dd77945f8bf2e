import type { Block, EntryTexts, TranslatedSegment } from '../../../src/plugins/localization/shared/contracts';
import { startHub, type Hub } from '../../support/hub';

import { everywhere, pagesOf, recordOf, type Page } from './support/pages';
import { readStored } from './support/stored';

interface Versions {
  entryTexts(request: object): Promise<EntryTexts[]>;
  find(request: object): Promise<{ type: string; sourceLocale: string; documentIds: string[] }[]>;
  translateSegments(request: object): Promise<void>;
}

const TYPE = 'api::happening.happening';
const paragraph = (text: string): Block => ({ type: 'paragraph', children: [{ type: 'text', text }] });

let hub: Hub;
let page: Page;
beforeAll(async () => {
  hub = await startHub('localization');
});
beforeEach(async () => {
  page = await pagesOf(hub, 'happening').create('en', {
    title: 'Fair',
    body: [paragraph('one'), paragraph('two'), paragraph('three')],
    links: [{ label: 'More' }],
  });
});
afterAll(() => hub.stop());

const versions = () => hub.strapi.plugin('localization').service('versions') as unknown as Versions;
const translate = (locale: string, segments: TranslatedSegment[]) =>
  versions().translateSegments({ type: TYPE, locale, documentIds: [page.documentId], plan: () => segments });
const textsIn = async (locale: string): Promise<EntryTexts> => {
  const [texts] = await versions().entryTexts({ type: TYPE, locale, documentIds: [page.documentId] });
  return texts as EntryTexts;
};
const bodies = () =>
  page.drafts((row) => (row.body as Block[]).map((block) => (block.children as { text: string }[])[0]?.text));

it('one block of a text nobody had translated is its language’s, and those beside it stay in the source’s', async () => {
  await translate('sq', [{ path: 'body', sourceIndex: 1, text: paragraph('dy') }]);
  expect((await bodies()).sq).toEqual(['one', 'dy', 'three']);
  expect((await page.drafts((row) => row.fieldLocales)).sq).toMatchObject({ body: ['en', 'sq', 'en'], title: 'en' });
  expect(await recordOf(hub, page, 'sq')).toMatchObject({ state: 'in-progress', untranslatedCount: 4, staleCount: 0 });
});

it('a block comes to stand where the source has it, between those that are translated', async () => {
  await page.save('sq', { body: [paragraph('një'), paragraph('tre')] });
  await page.save('en', { body: [paragraph('one'), paragraph('new'), paragraph('two'), paragraph('three')] });
  await translate('sq', [{ path: 'body', sourceIndex: 1, text: paragraph('i ri') }]);
  expect((await bodies()).sq).toEqual(['një', 'i ri', 'tre']);
});

it('a stale text is fresh again, whatever is written, the same too', async () => {
  await translate('sq', [{ path: 'title', sourceIndex: 0, text: 'Panairi' }]);
  await page.save('en', { title: 'Great fair' });
  const [stale] = (await textsIn('sq')).fields.flatMap(({ segments }) => segments.filter(({ isStale }) => isStale));
  expect(stale).toMatchObject({ source: 'Great fair', shown: 'Panairi', madeFrom: 'Fair' });
  await translate('sq', [{ path: 'title', sourceIndex: 0, text: 'Panairi' }]);
  expect((await textsIn('sq')).fields.flatMap(({ segments }) => segments.filter(({ isStale }) => isStale))).toEqual([]);
});

it('a block that a part of was not looked at stays made from what it was made from, and stale', async () => {
  await translate('sq', [{ path: 'body', sourceIndex: 1, text: paragraph('dy') }]);
  await page.save('en', { body: [paragraph('one'), paragraph('two and a half'), paragraph('three')] });
  await translate('sq', [{ path: 'body', sourceIndex: 1, text: paragraph('dy!'), keepsOrigin: true }]);
  expect((await bodies()).sq).toEqual(['one', 'dy!', 'three']);
  const block = async () => (await textsIn('sq')).fields[1]?.segments[1];
  expect(await block()).toMatchObject({ locale: 'sq', isStale: true, madeFrom: 'two' });
  await translate('sq', [{ path: 'body', sourceIndex: 1, text: paragraph('dy e gjysmë') }]);
  expect(await block()).toMatchObject({ isStale: false, madeFrom: 'two and a half' });
});

it('a block that keeps what it was made from is made from the source where nobody had translated it', async () => {
  await translate('sq', [{ path: 'body', sourceIndex: 1, text: paragraph('dy'), keepsOrigin: true }]);
  expect((await textsIn('sq')).fields[1]?.segments[1]).toMatchObject({ locale: 'sq', isOwn: true, madeFrom: 'two' });
});

it('fields come in the order of the schema, with what each is and may hold', async () => {
  const texts = await textsIn('sr-Latn');
  expect(texts).toMatchObject({ type: TYPE, name: 'Fair', locale: 'sr-Latn', sourceLocale: 'en', state: 'derived' });
  expect(texts.fields.map(({ path, isBlocks }) => [path, isBlocks])).toEqual([
    ['title', false],
    ['body', true],
    ['links.0.label', false],
  ]);
});

it('other languages follow in the same write', async () => {
  await translate('sr-Cyrl', [{ path: 'title', sourceIndex: 0, text: 'Сајам' }]);
  expect(await page.drafts((row) => row.title)).toEqual({
    ...everywhere('Fair'),
    'sr-Cyrl': 'Сајам',
    'sr-Latn': 'Sajam',
    hr: 'Sajam',
  });
});

it.each([
  ['a text the source does not have', 'sq', { path: 'links.3.label', sourceIndex: 0, text: 'x' }, /links\.3\.label/],
  ['a block the source does not have', 'sq', { path: 'body', sourceIndex: 3, text: paragraph('x') }, /body.*\(3\)/],
  ['text where blocks are', 'sq', { path: 'body', sourceIndex: 0, text: 'x' }, /a block/],
  ['a block where text is', 'sq', { path: 'title', sourceIndex: 0, text: paragraph('x') }, /text/],
  ['the source’s language', 'en', { path: 'title', sourceIndex: 0, text: 'x' }, /source/],
  ['a language that is not in the registry', 'zz', { path: 'title', sourceIndex: 0, text: 'x' }, /zz/],
])('%s is refused, and nothing is written', async (_name, locale, segment, message) => {
  const everything = () => readStored(hub.strapi, { entries: new Map([[page.documentId, 1]]), files: new Map() });
  const before = await everything();
  await expect(translate(locale, [{ path: 'title', sourceIndex: 0, text: 'Fine' }, segment])).rejects.toMatchObject({
    name: 'ValidationError',
    message: expect.stringMatching(message),
  });
  expect(await everything()).toEqual(before);
});

it('entries are found by how far they are', async () => {
  await translate('sq', [{ path: 'title', sourceIndex: 0, text: 'Panairi' }]);
  const other = await pagesOf(hub, 'happening').create('en', { title: 'Other' });
  const documentIds = [page.documentId, other.documentId];
  const find = async (filter: object) =>
    (await versions().find({ locale: 'sq', documentIds, ...filter })).flatMap((found) => found.documentIds);

  expect(await find({ states: ['derived'] })).toEqual([other.documentId]);
  expect(await find({ states: ['in-progress'] })).toEqual([page.documentId]);
  expect((await find({ hasWork: true })).sort()).toEqual([...documentIds].sort());
  expect(await find({ types: ['api::place.place'] })).toEqual([]);
  expect(await find({ sourceLocale: 'hr' })).toEqual([]);
  const isNow = new Date();
  await pagesOf(hub, 'happening').documents.update({ ...other, locale: 'en', data: { title: 'Another' } });
  expect(await find({ changedSince: isNow })).toEqual([other.documentId]);
  expect(await versions().find({ locale: 'en', documentIds })).toEqual([]);
});

import type { Block } from '../../../src/plugins/localization/shared/contracts';
import { startHub, type Hub } from '../../support/hub';
import { pagesOf, recordOf, type Page } from '../localization/support/pages';

import { filesOf } from './support/files';

const plain = (text: string) => ({ type: 'text', text });
const link = (url: string, text: string) => ({ type: 'link', url, children: [plain(text)] });
const item = (...children: object[]) => ({ type: 'list-item', children });
const list = (...items: object[]): Block => ({ type: 'list', format: 'unordered', children: items });

const BREAD = item(plain('bukë'));
/** Somebody has given it a link of its own. */
const WINE = item(plain('verë '), link('https://example.org/sq', 'këtu'), plain(''));
const CHEESE = item(plain('djathë'));

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
    body: [list(item(plain('bread')), item(plain('wine')))],
  });
  await page.save('sq', { title: 'Panairi', body: [list(BREAD, WINE, CHEESE)] });
});
afterAll(() => hub.stop());

const exported = () => files.export({ version: '1.2', locale: 'sq', documentIds: [page.documentId] });
const bodyOf = async (locale: string) => (await page.drafts(({ body }) => body))[locale];
const staleCount = async () => (await recordOf(hub, page, 'sq')).staleCount;
const verdictsOf = ({ units }: { units: { unit: string; verdict: string }[] }) =>
  Object.fromEntries(units.map(({ unit, verdict }) => [unit, verdict]));

it('where one item is changed, those beside it stay as they are, with links and items that the source has not', async () => {
  const file = (await exported()).replace('>bukë<', '>Bukë<');
  const outcome = await files.import(file);
  expect(verdictsOf(outcome)).toEqual({ title: 'unchanged', 'body.0#0': 'changed', 'body.0#1': 'unchanged' });
  expect(await bodyOf('sq')).toEqual([list(item(plain('Bukë')), WINE, CHEESE)]);
  expect(await files.import(file)).toMatchObject({ isWritten: false, counts: { unchanged: 3 } });
});

it('where one item of a list that is out of date is changed, it stays out of date until the other is seen, too', async () => {
  await page.save('sq', { body: [list(BREAD, item(plain('verë')))] });
  await page.save('en', { body: [list(item(plain('bread')), item(plain('wine or beer')))] });
  expect(await staleCount()).toBe(1);

  const file = (await exported()).replace(/state="[^"]*">bukë</, 'state="translated">Bukë<');
  expect(verdictsOf(await files.import(file))).toMatchObject({ 'body.0#0': 'changed', 'body.0#1': 'unchanged' });
  expect(await bodyOf('sq')).toEqual([list(item(plain('Bukë')), item(plain('verë')))]);
  expect(await staleCount()).toBe(1);
  expect(await files.import(file)).toMatchObject({ isWritten: false, counts: { unchanged: 3 } });

  const whole = (await exported()).replaceAll('state="needs-review-translation"', 'state="translated"');
  expect(verdictsOf(await files.import(whole))).toMatchObject({ 'body.0#0': 'confirmed', 'body.0#1': 'confirmed' });
  expect(await staleCount()).toBe(0);
  expect(await bodyOf('sq')).toEqual([list(item(plain('Bukë')), item(plain('verë')))]);
  expect(await files.import(whole)).toMatchObject({ isWritten: false, counts: { unchanged: 3 } });
});

it('where an item is taken away from the source, its translation is not published as up to date', async () => {
  await page.save('en', { body: [list(item(plain('bread')))] });
  const file = (await exported()).replaceAll(/state="[^"]*">bukë</g, 'state="translated">bukë<');
  const outcome = await files.import(file);
  expect(outcome.units.find(({ unit }) => unit === 'body.0#0')).toMatchObject({
    verdict: 'unchanged',
    reason: expect.stringMatching(/its translation has “verë këtu” as well/),
  });
  expect(await staleCount()).toBe(1);
  expect(await bodyOf('sq')).toEqual([list(BREAD, WINE, CHEESE)]);
});

import { startHub, type Hub } from '../../support/hub';

import { pagesOf, type Page } from './support/pages';
import { readStored } from './support/stored';

let hub: Hub;
let page: Page;
beforeAll(async () => {
  hub = await startHub('localization');
  page = await pagesOf(hub, 'place').create('en', { name: 'Niksic', summary: 'Town' });
  await page.publish('en');
  await page.save('sq', { summary: 'Qytet' });
});
afterAll(() => hub.stop());

const act = (request: object) =>
  hub.strapi
    .plugin('localization')
    .service('versions')
    .act({ type: 'api::place.place', documentId: page.documentId, ...request }) as Promise<unknown>;

const everything = () => readStored(hub.strapi, { entries: new Map([[page.documentId, 1]]), files: new Map() });

it.each([
  [
    'a segment that does not exist',
    { locale: 'sq', action: 'mark-correct', segment: 'facts.99.label' },
    /facts\.99\.label/,
  ],
  ['a language that is not in the registry', { locale: 'zz', action: 'withhold' }, /zz/],
  ['an action nobody knows', { locale: 'sq', action: 'destroy' }, /destroy/],
  ['withholding the source', { locale: 'en', action: 'withhold' }, /source/],
  ['a source of which something is not translated', { locale: 'sq', action: 'make-source' }, /translat|own/],
])('%s is refused with a message that says so, and nothing is written', async (_name, request, message) => {
  const before = await everything();
  await expect(act(request)).rejects.toMatchObject({
    name: 'ValidationError',
    message: expect.stringMatching(message),
  });
  expect(await everything()).toEqual(before);
});

it.each([
  ['publishing a withheld version', () => page.publish('sr-Cyrl')],
  ['publishing it with others', () => page.publish(['en', 'sr-Cyrl'])],
  ['saving and publishing it', () => saveAndPublish('sr-Cyrl')],
  ['a language that is not in the registry', () => page.save('zz', { name: 'x' })],
  ['deleting the source while a translation is there', () => remove('en')],
  ['discarding a draft of which nothing is published', () => discard('sr-Cyrl')],
])('%s is refused, and nothing is written', async (_name, write) => {
  await act({ locale: 'sr-Cyrl', action: 'withhold' }).catch(() => undefined);
  const before = await everything();
  await expect(write()).rejects.toMatchObject({
    details: expect.anything(),
    message: expect.stringMatching(/\w+ \w+/),
  });
  expect(await everything()).toEqual(before);
});

const places = () => pagesOf(hub, 'place').documents;
const remove = (locale: string) => places().delete({ documentId: page.documentId, locale });
const discard = (locale: string) => places().discardDraft({ documentId: page.documentId, locale });
const saveAndPublish = (locale: string) =>
  places().update({ documentId: page.documentId, locale, data: { name: 'x' }, status: 'published' });

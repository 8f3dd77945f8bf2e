import type { LocalizationEvents } from '../../../src/plugins/localization/shared/contracts';
import { documentsOf } from '../../support/documents';
import { startHub, type Hub } from '../../support/hub';

type EventName = keyof LocalizationEvents;

const NAMES: readonly EventName[] = [
  'localization.version.derived',
  'localization.version.translated',
  'localization.version.corrected',
  'localization.version.stale',
  'localization.version.withheld',
  'localization.version.resumed',
];

const TYPE = 'api::topic.topic';
const OTHERS = ['bs', 'cnr', 'hr', 'mk', 'sq', 'sr-Cyrl', 'sr-Latn'];

let hub: Hub;
const told: [EventName, object][] = [];

beforeAll(async () => {
  hub = await startHub('empty');
  for (const name of NAMES) {
    hub.strapi.eventHub.on(name, (event: object) => {
      told.push([name, event]);
      return Promise.resolve();
    });
  }
});
afterAll(() => hub.stop());
beforeEach(() => told.splice(0));

const act = (documentId: string, locale: string, action: string) =>
  hub.strapi.plugin('localization').service('versions').act({ type: TYPE, documentId, locale, action });

const localesTold = (name: EventName) =>
  told.flatMap(([one, event]) => (one === name ? [(event as { locale: string }).locale] : [])).sort();

const create = async (slug: string) =>
  (
    await documentsOf(hub, 'topic').create({
      locale: 'en',
      status: 'published',
      data: { name: 'Risk assessment', slug, summary: 'How to find out.' },
    })
  ).documentId;

it('tells which languages readers got a derived version in, after it is committed', async () => {
  const documentId = await create('derived');
  expect(localesTold('localization.version.derived')).toEqual(OTHERS);

  told.splice(0);
  await documentsOf(hub, 'topic').update({ documentId, locale: 'en', data: { summary: 'How to see it coming.' } });
  expect(told).toEqual([]);
  await documentsOf(hub, 'topic').publish({ documentId, locale: 'en' });
  expect(localesTold('localization.version.derived')).toEqual(OTHERS);

  told.splice(0);
  await documentsOf(hub, 'topic').publish({ documentId, locale: 'en' });
  expect(told).toEqual([]);
});

it('tells that a version is translated, and which of its segments the source has left behind', async () => {
  const documentId = await create('translated');
  told.splice(0);
  await documentsOf(hub, 'topic').update({
    documentId,
    locale: 'mk',
    status: 'published',
    data: { name: 'Проценка на ризик', summary: 'Како да се дознае.' },
  });
  expect(told).toEqual([['localization.version.translated', { type: TYPE, documentId, locale: 'mk' }]]);

  told.splice(0);
  await documentsOf(hub, 'topic').update({
    documentId,
    locale: 'en',
    status: 'published',
    data: { summary: 'How to see it coming.' },
  });
  expect(told).toContainEqual([
    'localization.version.stale',
    { type: TYPE, documentId, locale: 'mk', segments: ['summary'] },
  ]);
  expect(localesTold('localization.version.derived')).toEqual(OTHERS.filter((locale) => locale !== 'mk'));
});

it('tells that a translated version was corrected', async () => {
  const documentId = await create('corrected');
  const write = (data: object) =>
    documentsOf(hub, 'topic').update({ documentId, locale: 'mk', status: 'published', data });
  await write({ name: 'Проценка на ризик', summary: 'Како да се дознае.' });
  told.splice(0);
  await write({ name: 'Процена на ризик' });
  expect(localesTold('localization.version.corrected')).toEqual(['mk']);
  expect(localesTold('localization.version.translated')).toEqual([]);
});

it('tells what is withheld from readers, and what they get again', async () => {
  const documentId = await create('withheld');
  told.splice(0);
  await act(documentId, 'sq', 'withhold');
  expect(told).toEqual([['localization.version.withheld', { type: TYPE, documentId, locale: 'sq' }]]);
  told.splice(0);
  await act(documentId, 'sq', 'resume');
  expect(told).toContainEqual(['localization.version.resumed', { type: TYPE, documentId, locale: 'sq' }]);
});

it('tells nothing of what was rolled back', async () => {
  const attempt = hub.strapi.db.transaction(async () => {
    await create('rolled-back');
    throw new Error('changed my mind');
  });
  await expect(attempt).rejects.toThrow('changed my mind');
  expect(told).toEqual([]);
});

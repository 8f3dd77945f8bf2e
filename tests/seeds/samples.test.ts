import { LOCALES } from '../../src/locales';
import type { MemoryService } from '../../src/plugins/translations/server/services/memory';
import { loadSampleData, unloadSampleData } from '../../src/seeding';
import { findSurroundings } from '../../src/seeding/samples/find-surroundings';
import { SAMPLE_TYPES, sampleDocumentId, sampleVersion } from '../../src/seeding/samples/sample-entries';
import { documentsOf } from '../support/documents';
import { startHub, type Hub } from '../support/hub';
import { countAllRows, readStoredRecords, readStoredRows, type StoredRecord } from '../support/stored-rows';

const EVENT_COUNT = 30;
const LANGUAGES = LOCALES.map(({ code, script }) => ({ locale: code, script }));

let hub: Hub;
let rowsBefore: Record<string, number>;

beforeAll(async () => {
  hub = await startHub('seeded');
  rowsBefore = await countAllRows(hub.strapi);
});
afterAll(() => hub.stop());

const load = (eventCount = EVENT_COUNT) => loadSampleData({ strapi: hub.strapi, eventCount });

/** What is remembered of an entry, with another slug where a person wrote one. */
function withSlug(record: StoredRecord, slug: unknown): StoredRecord {
  const change = (texts: StoredRecord['draft_texts']) =>
    'slug' in texts ? { ...texts, slug: { ...texts.slug, text: slug } } : texts;
  return { ...record, draft_texts: change(record.draft_texts), published_texts: change(record.published_texts) };
}

describe('synthetic entries', () => {
  beforeAll(async () => {
    expect(await load()).toEqual({ partner: 1, city: 3, grant: 2, event: 30, resource: 6 });
  });
  afterAll(() => unloadSampleData({ strapi: hub.strapi }));

  it.each(SAMPLE_TYPES)('of the type %s are stored as Strapi stores what the document service writes', async (type) => {
    const { surroundings, findFileId } = await findSurroundings({ strapi: hub.strapi });
    // The third grant would have an award; of the other types any number does.
    const number = type === 'city' ? 3 : 1;
    const documents = documentsOf(hub, type);
    let documentId: string | undefined;
    for (const language of LANGUAGES) {
      const fields = sampleVersion({ type, number, language, surroundings });
      const cover = fields.cover as { image: string; alt: string };
      const data: object = {
        ...fields,
        slug: `copy-${language.locale.toLowerCase()}`,
        cover: { ...cover, image: findFileId(cover.image) },
      };
      const { locale } = language;
      if (documentId === undefined) ({ documentId } = await documents.create({ locale, data }));
      else await documents.update({ documentId, locale, data });
    }
    await documents.publish({ documentId: documentId ?? '', locale: '*' });

    const copied = await readStoredRows(hub.strapi, type, documentId ?? '');
    const loaded = await readStoredRows(hub.strapi, type, sampleDocumentId(type, number));
    expect(loaded).toHaveLength(2 * LANGUAGES.length);
    const { slug } = sampleVersion({ type, number, language: { locale: 'en', script: 'Latn' }, surroundings });
    expect(loaded).toEqual(copied.map((row) => ({ ...row, slug })));
    const records = await readStoredRecords(hub.strapi, documentId ?? '');
    expect(await readStoredRecords(hub.strapi, sampleDocumentId(type, number))).toEqual(
      records.map((record) => withSlug(record, slug))
    );

    await documents.delete({ documentId: documentId ?? '', locale: '*' });
  });

  it('are read over REST like any other, with relations in the language asked for', async () => {
    const { body } = await hub.request
      .get(`/api/events/${sampleDocumentId('event', 30)}?locale=mk&populate=*`)
      .expect(200);
    expect(body.data).toMatchObject({
      title: 'Sample Event 0030 [mk]',
      slug: 'sample-event-0030',
      locale: 'mk',
      hostCity: { locale: 'mk' },
      region: { name: 'Западен Балкан' },
      partners: [{ locale: 'mk' }],
      cover: { alt: 'A synthetic picture [mk]' },
      localizations: LANGUAGES.filter(({ locale }) => locale !== 'mk').map(() => ({ slug: 'sample-event-0030' })),
    });
    expect(Buffer.byteLength(JSON.stringify(body.data.body))).toBeGreaterThanOrEqual(2_000);
  });

  it('take part in computed fields', async () => {
    const members = await hub.strapi.db.query('api::city.city').findMany({
      where: { membershipStatus: 'member', locale: 'en', publishedAt: { $notNull: true } },
    });
    const { body } = await hub.request.get('/api/regions').expect(200);
    expect(body.data[0].memberCityCount).toBe(members.length);
    expect(members.some(({ documentId }) => String(documentId).startsWith('sample'))).toBe(true);
  });

  it('can be edited and published, and keep their relations', async () => {
    const documentId = sampleDocumentId('event', 2);
    const events = hub.strapi.documents('api::event.event');
    const data: object = { title: 'Changed' };
    await events.update({ documentId, locale: 'hr', status: 'published', data });
    const { body } = await hub.request.get(`/api/events/${documentId}?locale=hr&populate=hostCity`).expect(200);
    expect(body.data).toMatchObject({ title: 'Changed', hostCity: { locale: 'hr' }, contentLocale: 'hr' });
  });

  it('are not added twice, and a larger number adds to them', async () => {
    const before = await readStoredRows(hub.strapi, 'event', sampleDocumentId('event', 1));
    expect(await load()).toEqual({ partner: 0, city: 0, grant: 0, event: 0, resource: 0 });
    expect(await load(EVENT_COUNT + 45)).toEqual({ partner: 1, city: 5, grant: 1, event: 45, resource: 9 });
    expect(await readStoredRows(hub.strapi, 'event', sampleDocumentId('event', 1))).toEqual(before);
    // The third grant has an award, and a state that follows from it.
    const { body } = await hub.request
      .get(`/api/grants/${sampleDocumentId('grant', 3)}?locale=sq&populate[awards][populate]=*`)
      .expect(200);
    expect(body.data).toMatchObject({
      state: 'awarded',
      awards: [{ recipient: { locale: 'sq' }, cities: [{ locale: 'sq' }, { locale: 'sq' }] }],
    });
  });

  it('that are missing in the middle are filled in', async () => {
    await hub.strapi.documents('api::event.event').delete({ documentId: sampleDocumentId('event', 5), locale: '*' });
    expect(await load()).toEqual({ partner: 0, city: 0, grant: 0, event: 1, resource: 0 });
  });
});

it('leave nothing behind when they are removed', async () => {
  // What the copies above have taught the translation memory stays in it.
  await hub.strapi.plugin('translations').service<MemoryService>('memory').settled();
  const { translations_memory } = await countAllRows(hub.strapi);
  await load();
  expect(await unloadSampleData({ strapi: hub.strapi })).toMatchObject({ event: EVENT_COUNT });
  expect(await countAllRows(hub.strapi)).toEqual({ ...rowsBefore, translations_memory });
  expect(await unloadSampleData({ strapi: hub.strapi })).toMatchObject({ event: 0 });
});

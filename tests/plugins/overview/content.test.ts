import { LOCALE_CODES } from '../../../src/locales';
import type { ContentOverview, VersionCount } from '../../../src/plugins/overview/shared/contracts';
import { addAdministrator, registerAdministrator, type AdminPermission } from '../../support/administrator';
import { startHub, type Hub } from '../../support/hub';

const READ = 'plugin::content-manager.explorer.read';
const CITY = 'api::city.city';
const GRANT = 'api::grant.grant';
const TOPIC = 'api::topic.topic';

let hub: Hub;
let token: string;

beforeAll(async () => {
  hub = await startHub();
  token = await registerAdministrator(hub);

  const cities = hub.strapi.documents(CITY);
  const city = { name: 'Peja', slug: 'peja' };
  const { documentId } = await cities.create({ data: city, locale: 'en', status: 'published' });
  await cities.update({ documentId, data: { ...city, name: 'Pejë' }, locale: 'sq', status: 'published' });
  await cities.update({ documentId, data: { ...city, name: 'Peć' }, locale: 'sr-Latn' });
  // A change that is not yet public leaves a published version beside the draft.
  await cities.update({ documentId, data: { name: 'Peja, changed' }, locale: 'en' });
  await cities.create({ data: { name: 'Durrës', slug: 'durres' }, locale: 'en' });
  await hub.strapi
    .documents('api::network.network')
    .create({ data: { name: 'Hub' }, locale: 'en', status: 'published' });
});
afterAll(() => hub.stop());

async function readOverview(as = token): Promise<ContentOverview> {
  const response = await hub.request.get('/overview/content').auth(as, { type: 'bearer' }).expect(200);
  return (response.body as { data: ContentOverview }).data;
}

const countsOf = ({ contentTypes }: ContentOverview, uid: string) =>
  contentTypes.find((contentType) => contentType.uid === uid)?.counts;

const inEachLanguage = (count: VersionCount) => Object.fromEntries(LOCALE_CODES.map((code) => [code, count]));

const invite = (name: string, permissions: AdminPermission[]) => addAdministrator(hub, { token, name, permissions });

describe('the overview of the hub’s content', () => {
  it('counts, per type and language, the entries that readers get in that language, and the others', async () => {
    const overview = await readOverview();
    expect(countsOf(overview, CITY)).toEqual({
      ...inEachLanguage({ published: 0, missing: 2 }),
      // Durrës is a draft.
      en: { published: 1, missing: 1 },
      sq: { published: 1, missing: 1 },
    });
    expect(countsOf(overview, 'api::network.network')).toEqual({
      ...inEachLanguage({ published: 0, missing: 1 }),
      en: { published: 1, missing: 0 },
    });
    expect(countsOf(overview, GRANT)).toEqual({});
  });

  it('takes text that the hub transliterated for the language it is in', async () => {
    const topics = hub.strapi.documents(TOPIC);
    const { documentId } = await topics.create({
      data: { name: 'Youth', slug: 'youth' },
      locale: 'en',
      status: 'published',
    });
    await topics.update({ documentId, data: { name: 'Млади', slug: 'mladi' }, locale: 'sr-Cyrl', status: 'published' });
    const counts = countsOf(await readOverview(), TOPIC);
    await topics.delete({ documentId, locale: '*' });
    expect(counts).toMatchObject({
      'sr-Cyrl': { published: 1, missing: 0 },
      'sr-Latn': { published: 1, missing: 0 },
      mk: { published: 0, missing: 1 },
    });
  });

  it('names every content type of the hub, and every language', async () => {
    const { contentTypes, locales } = await readOverview();
    const uids = Object.keys(hub.strapi.contentTypes).filter((uid) => uid.startsWith('api::'));
    expect(contentTypes.map(({ uid }) => uid).sort()).toEqual(uids.sort());
    expect(contentTypes.find(({ uid }) => uid === CITY)).toMatchObject({ displayName: 'City', kind: 'collectionType' });
    expect(locales.map(({ code }) => code)).toEqual(['en', 'sq', 'mk', 'sr-Cyrl', 'sr-Latn', 'bs', 'hr', 'cnr']);
  });

  it('asks the database once for all counts', async () => {
    const statements: string[] = [];
    const listen = ({ sql }: { sql: string }) => statements.push(sql);
    hub.strapi.db.connection.on('query', listen);
    await readOverview();
    hub.strapi.db.connection.off('query', listen);
    expect(statements.filter((sql) => sql.includes('"cities"'))).toHaveLength(1);
    expect(statements.filter((sql) => sql.includes('"grants"'))).toHaveLength(1);
    expect(statements.filter((sql) => sql.includes('count('))).toHaveLength(1);
  });
});

describe('what an administrator may not read', () => {
  it('stays out of the overview, type by type', async () => {
    const reader = await invite('grants', [{ action: READ, subject: GRANT, properties: { locales: ['en'] } }]);
    const { contentTypes } = await readOverview(reader.token);
    expect(contentTypes.map(({ uid }) => uid)).toEqual([GRANT]);
  });

  it('is not counted in a language their role does not cover', async () => {
    const reader = await invite('albanian', [{ action: READ, subject: CITY, properties: { locales: ['sq'] } }]);
    expect(countsOf(await readOverview(reader.token), CITY)).toEqual({ sq: { published: 1, missing: 1 } });
  });

  it('is not counted where a condition of their role excludes it', async () => {
    const author = await invite('author', [
      { action: READ, subject: TOPIC, properties: { locales: ['en'] }, conditions: ['admin::is-creator'] },
    ]);
    const topics = hub.strapi.documents(TOPIC);
    const topic = (name: string, createdBy?: number) => ({ name, slug: name, createdBy });
    await topics.create({ data: topic('theirs'), locale: 'en', status: 'published' });
    await topics.create({ data: topic('own', author.id), locale: 'en', status: 'published' });
    expect(countsOf(await readOverview(author.token), TOPIC)).toEqual({ en: { published: 1, missing: 0 } });
  });

  it('leaves nothing for one who may read no content', async () => {
    const nobody = await invite('nobody', []);
    expect((await readOverview(nobody.token)).contentTypes).toEqual([]);
  });

  it('is refused to who is not signed in', async () => {
    await hub.request.get('/overview/content').expect(401);
  });
});

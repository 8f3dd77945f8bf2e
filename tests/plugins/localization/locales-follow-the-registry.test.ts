import { LOCALES } from '../../../src/locales';
import { startHub, type Hub } from '../../support/hub';

let hub: Hub;

beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.stop());

const storedLocales = () =>
  hub.strapi.db.query('plugin::i18n.locale').findMany({ select: ['code', 'name'], orderBy: 'id' });
const sync = () => hub.strapi.plugin('localization').service('locales').sync() as Promise<void>;

describe('Strapi’s locales', () => {
  it('are the registry’s, the default one among them', async () => {
    const stored = await storedLocales();
    expect(stored.map(({ code, name }) => [code, name]).sort()).toEqual(
      LOCALES.map(({ code, name }) => [code, name]).sort()
    );
    expect(await hub.strapi.plugin('i18n').service('locales').getDefaultLocale()).toBe('en');
  });

  it('stay as they are when the hub starts again', async () => {
    const before = await storedLocales();
    await sync();
    expect(await storedLocales()).toEqual(before);
  });

  it('get back a name that changed, and the locale that is missing', async () => {
    await hub.strapi.db.query('plugin::i18n.locale').update({ where: { code: 'sq' }, data: { name: 'Albanian (sq)' } });
    await hub.strapi.db.query('plugin::i18n.locale').delete({ where: { code: 'cnr' } });
    await sync();
    const stored = await storedLocales();
    expect(stored).toContainEqual(expect.objectContaining({ code: 'sq', name: 'Shqip' }));
    expect(stored).toContainEqual(expect.objectContaining({ code: 'cnr', name: 'Crnogorski' }));
  });
});

describe('every locale', () => {
  it.each(LOCALES.map(({ code }) => code))('%s stores and serves content under its own code', async (locale) => {
    const topics = hub.strapi.documents('api::topic.topic');
    const { documentId } = await topics.create({
      locale,
      data: { name: locale, slug: 'x' },
      status: 'published',
    } as never);
    const { body } = await hub.request.get(`/api/topics/${documentId}`).query({ locale }).expect(200);
    expect(body.data).toMatchObject({ name: locale, locale });
    await topics.delete({ documentId, locale: '*' });
  });

  it('has a collation PostgreSQL knows', async () => {
    const { rows } = await hub.strapi.db.connection.raw('SELECT collname FROM pg_collation');
    const known = (rows as { collname: string }[]).map(({ collname }) => collname);
    for (const { collation } of LOCALES) expect(known).toContain(collation);
  });
});

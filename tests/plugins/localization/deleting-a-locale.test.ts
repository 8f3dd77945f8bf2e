import { signInAsAdmin, type AdminClient } from '../../support/admin';
import { documentsOf } from '../../support/documents';
import { startHub, type Hub } from '../../support/hub';

let hub: Hub;
let admin: AdminClient;

beforeAll(async () => {
  hub = await startHub('empty');
  admin = await signInAsAdmin(hub);
});
afterAll(() => hub.stop());

const idOf = async (code: string): Promise<number> =>
  (await hub.strapi.db.query('plugin::i18n.locale').findOne({ where: { code } })).id;

const records = (where: object): Promise<number> =>
  hub.strapi.db.query('plugin::localization.version').count({ where });

it('is refused while the registry has it', async () => {
  await documentsOf(hub, 'topic').create({ locale: 'en', data: { name: 'Youth', slug: 'youth' } });
  const { body } = await admin.delete(`/i18n/locales/${await idOf('hr')}`).expect(400);
  expect(body.error.message).toMatch(/hr is one of the hub's languages: take it out of the registry first/);
  expect(await documentsOf(hub, 'topic').findMany({ locale: 'hr' })).toHaveLength(1);
});

describe('once it has left the registry', () => {
  beforeAll(() => {
    const options = hub.strapi.config.get<{ locales: { code: string; fallbacks: string[] }[] }>('plugin::localization');
    const locales = options.locales
      .filter(({ code }) => code !== 'hr')
      .map((locale) => ({ ...locale, fallbacks: locale.fallbacks.filter((code) => code !== 'hr') }));
    hub.strapi.config.set('plugin::localization', { ...options, locales });
  });

  it('is refused while an entry was first written in it', async () => {
    const query = hub.strapi.db.query('plugin::localization.version');
    const [record] = await query.findMany({ where: { locale: 'hr' } });
    const rows = { where: { entry: record.entry } };
    await query.updateMany({ ...rows, data: { sourceLocale: 'hr' } });
    const { body } = await admin.delete(`/i18n/locales/${await idOf('hr')}`).expect(400);
    expect(body.error.message).toMatch(
      /hr is the source of what other languages have, entries: 1. Make another language their source first/
    );
    expect(body.error.details.entries).toEqual([record.entry]);
    await query.updateMany({ ...rows, data: { sourceLocale: 'en' } });
  });

  it('takes what was written in it along, and nothing else', async () => {
    const others = await records({ locale: { $ne: 'hr' } });
    await admin.delete(`/i18n/locales/${await idOf('hr')}`).expect(200);
    expect(await hub.strapi.db.query('api::topic.topic').count({ where: { locale: 'hr' } })).toBe(0);
    expect(await records({ locale: 'hr' })).toBe(0);
    expect(await records({})).toBe(others);
  });
});

import { LOCALE_CODES } from '../../src/locales';

import { createEntry, documentsOf, newVersion } from './support/content';
import { BASE, REGION, startRegionDesk, typeOf, type RegionDesk } from './support/region-desk';

/** A role holds for its own languages and entries, however a request names another. */

let desk: RegionDesk;
let documentId: string;

beforeAll(async () => {
  desk = await startRegionDesk();
});
afterAll(() => desk.hub.stop());
beforeEach(async () => {
  documentId = await desk.createRegion();
});

describe('a role holds for one language however the language is named', () => {
  it.each<[string, object, string, number]>([
    ['another in the query than in the body', { locale: 'sq' }, '?locale=en', 403],
    ['none, which means the default one', { locale: undefined }, '', 403],
    ['a language that nobody has translated into yet', { locale: 'mk', slug: 'new' }, '', 403],
    ['all of them', { locale: '*' }, '', 400],
    ['a list', { locale: ['sq', 'en'] }, '', 400],
    ['one that does not exist', { locale: 'zz' }, '', 400],
  ])('%s', async (_, body, query, status) => {
    await desk.expectNothingChanged(documentId, async () => {
      expect((await desk.save(desk.translator, documentId, { name: 'changed', ...body }, query)).status).toBe(status);
    });
  });

  it.each<[string, object, number]>([
    ['all languages', { locale: '*' }, 400],
    ['the default language, unnamed', {}, 403],
    ['a foreign language', { locale: 'en' }, 403],
  ])('publishing %s', async (_, body, status) => {
    await desk.expectNothingChanged(documentId, async () => {
      expect((await desk.act(desk.reviewer, documentId, 'publish', body)).status).toBe(status);
    });
  });

  it.each<[string, unknown, number]>([
    ['the own and a foreign one', ['sq', 'en'], 403],
    ['all, as a list', ['*'], 400],
    ['none, as a list', [], 400],
    ['none', undefined, 403],
  ])('publishing many, in %s', async (_, locale, status) => {
    await desk.expectNothingChanged(documentId, async () => {
      const body = { documentIds: [documentId], locale };
      expect(
        (await desk.askAs(desk.reviewer, { method: 'POST', path: `${BASE}/actions/bulkPublish`, body })).status
      ).toBe(status);
    });
  });
});

describe('an entry is told from another by its documentId', () => {
  it.each([['a translator', () => desk.translator] as const, ['an editor', () => desk.editor] as const])(
    '%s does not move a version to another entry',
    async (_, who) => {
      await desk.expectNothingChanged(documentId, async () => {
        const answer = await desk.save(who(), documentId, { documentId: 'another', name: 'moved' });
        expect(answer.status).toBe(400);
        expect(answer.body?.error).toMatchObject({ details: { field: 'documentId' } });
      });
    }
  );

  it.each([['a contributor', () => desk.contributor] as const, ['an editor', () => desk.editor] as const])(
    '%s does not create a version of an entry that has them all',
    async (_, who) => {
      await desk.expectNothingChanged(documentId, async () => {
        const body = { ...newVersion(REGION), locale: 'bs', documentId };
        const answer = await desk.askAs(who(), { method: 'POST', path: BASE, body });
        expect(answer.status).toBe(400);
        expect(answer.body?.error).toMatchObject({ details: { field: 'documentId' } });
      });
    }
  );

  it('a contributor does not write an entry of somebody else, whose shared fields it would set', async () => {
    const body = { ...newVersion(REGION), reportedMemberCount: 99, locale: 'hr' };
    await desk.expectNothingChanged(documentId, async () => {
      expect((await desk.save(desk.contributor, documentId, body)).status).toBe(403);
    });
    // In a language that is new to the hub the entry has no version for a while.
    for (const uid of [REGION.uid, 'plugin::localization.version']) {
      const entry = uid === REGION.uid ? { documentId } : { entry: documentId };
      await desk.hub.strapi.db.query(uid).deleteMany({ where: { ...entry, locale: 'hr' } });
    }
    await desk.expectNothingChanged(documentId, async () => {
      expect((await desk.save(desk.contributor, documentId, body)).status).toBe(403);
    });
    expect((await desk.save(desk.editor, documentId, body)).status).toBe(200);
  });

  it('a contributor translates an own entry', async () => {
    const created = await desk.askAs(desk.contributor, {
      method: 'POST',
      path: BASE,
      body: { ...newVersion(REGION), locale: 'en' },
    });
    expect(created.status).toBe(201);
    documentId = (created.body?.data as { documentId: string }).documentId;
    expect((await desk.save(desk.contributor, documentId, { ...newVersion(REGION), locale: 'hr' })).status).toBe(200);
  });

  it('a contributor does not take over the country of another region through its own', async () => {
    const { strapi } = desk.hub;
    const COUNTRY = typeOf('api::country.country');
    const country = await createEntry({ strapi, type: COUNTRY, locales: ['en'] });
    await documentsOf(strapi, COUNTRY).update({ documentId: country, locale: 'en', data: { region: documentId } });
    const regionOfCountry = async () =>
      (
        await strapi.db
          .query(COUNTRY.uid)
          .findOne({ where: { documentId: country, publishedAt: null }, populate: ['region'] })
      ).region?.documentId;
    expect(await regionOfCountry()).toBe(documentId);

    const body = {
      ...newVersion(REGION),
      locale: 'en',
      countries: { connect: [{ documentId: country, locale: 'en' }] },
    };
    expect((await desk.askAs(desk.contributor, { method: 'POST', path: BASE, body })).status).toBe(201);
    expect(await regionOfCountry()).toBe(documentId);

    const clone = {
      method: 'POST',
      path: `${BASE}/clone/${documentId}`,
      body: { ...newVersion(REGION), locale: 'en' },
    } as const;
    expect((await desk.askAs(desk.contributor, clone)).status).toBe(200);
    expect(await regionOfCountry()).toBe(documentId);
  });

  it('a creation does not name the row it wants', async () => {
    const { id } = await desk.draftOf(documentId, 'sq');
    await desk.expectNothingChanged(documentId, async () => {
      const body = { ...newVersion(REGION), locale: 'en', id };
      const answer = await desk.askAs(desk.contributor, { method: 'POST', path: BASE, body });
      expect(answer.status).toBe(400);
      expect(answer.body?.error).toMatchObject({ details: { field: 'id' } });
    });
  });

  it('what a person sends as creator, or as date of publication, is not taken', async () => {
    const body = {
      ...newVersion(REGION),
      locale: 'en',
      createdBy: desk.editor.userId,
      publishedAt: '2020-01-01T00:00:00Z',
    };
    const created = await desk.askAs(desk.contributor, { method: 'POST', path: BASE, body });
    const { documentId: id } = created.body?.data as { documentId: string };
    const rows = await desk.hub.strapi.db
      .query(REGION.uid)
      .findMany({ where: { documentId: id }, populate: ['createdBy'], orderBy: { id: 'asc' } });
    // The hub makes the drafts in the other languages, in the name of who wrote the first.
    const own = { publishedAt: null, createdBy: { id: desk.contributor.userId } };
    expect(rows).toMatchObject(LOCALE_CODES.map(() => own));
  });
});

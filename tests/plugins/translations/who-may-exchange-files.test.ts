import { LOCALES } from '../../../src/locales';
import type { MemoryService } from '../../../src/plugins/translations/server/services/memory';
import type { GetTotalsResponse } from '../../../src/plugins/translations/shared/contracts';
import { createMember } from '../../access/support/people';
import { documentsOf } from '../../support/documents';

import { grant } from './support/desk';
import {
  asPerson,
  city,
  CITY,
  draftIn,
  exportCities,
  exportCity,
  getFile,
  hub,
  importFile,
  invite,
  prepareFilesDesk,
  translateInFile,
} from './support/files-desk';

prepareFilesDesk();

beforeAll(async () => {
  await invite('reader of topics', [
    {
      action: 'plugin::content-manager.explorer.read',
      subject: 'api::topic.topic',
      properties: { locales: ['en'] },
    },
  ]);
  const both = { fields: ['name', 'summary'] };
  await invite('translator who may not read English', [
    grant('read', 'city', ['mk'], both),
    grant('update', 'city', ['mk'], both),
  ]);
  const names = { fields: ['name'] };
  await invite('translator of names', [
    grant('read', 'city', ['mk', 'en'], names),
    grant('update', 'city', ['mk'], names),
  ]);
});

describe('how far each language is', () => {
  it('is told to everybody in the panel, with the names of the languages and the content types', async () => {
    for (const who of ['translator', 'reader of topics']) {
      const { body } = await hub.request.get('/translations/totals').set(asPerson(who)).expect(200);
      const { data, meta } = body as GetTotalsResponse;
      expect(data.map(({ locale, name, tag, direction }) => ({ locale, name, tag, direction }))).toEqual(
        LOCALES.map(({ code, name, tag, direction }) => ({ locale: code, name, tag, direction }))
      );
      expect(meta.contentTypes).toContain(CITY);
      expect(meta.contentTypes).not.toContain('plugin::users-permissions.user');
    }
  });
});

describe('an export', () => {
  it('is there for who may read, in any language', async () => {
    for (const who of ['editor', 'contributor', 'reviewer']) expect(await exportCities(who, {}, 'sq')).toContain(city);
  });

  it('leaves out what somebody may not read', async () => {
    expect((await getFile('reader of topics', 'mk', { types: CITY })).status).toBe(204);
  });

  it('leaves out what somebody may read in that language, but not in the one it was written in', async () => {
    expect((await getFile('translator who may not read English', 'mk', { types: CITY })).status).toBe(204);
  });

  it('holds no text that the person may not read', async () => {
    const file = await exportCities('translator of names');
    expect(file).toContain('Gevgelija');
    expect(file).not.toContain('On the Vardar.');
  });

  it('brings along no match from a field that the person may not read', async () => {
    await documentsOf(hub, 'city').update({
      documentId: city,
      locale: 'mk',
      data: { name: 'Г', summary: 'На Вардар.' },
    });
    const version = { type: CITY, documentId: city, locale: 'mk', action: 'mark-translated' };
    await hub.strapi.plugin('localization').service('versions').act(version);
    await hub.strapi.plugin('translations').service<MemoryService>('memory').settled();
    const data = { name: 'On the Vardar.', slug: 'vardar' };
    await documentsOf(hub, 'city').create({ data, locale: 'en', status: 'published' });

    expect(await exportCities('translator')).toContain(`/${city}/summary"`);
    const file = await exportCities('translator of names');
    expect(file).toContain('<source>On the Vardar.</source>');
    expect(file).not.toMatch(/\/summary"|На Вардар/);
  });
});

describe('an import', () => {
  it('is written by who may update the language: translator, reviewer and editor', async () => {
    for (const [index, who] of ['translator', 'reviewer', 'editor'].entries()) {
      const file = translateInFile(await exportCity(), 'Gevgelija', `Гевгелија ${index}`);
      expect(await importFile(who, file)).toMatchObject({ isWritten: true });
    }
  });

  it.each([
    ['translator', 'sq'],
    ['reviewer', 'sq'],
    ['contributor', 'mk'],
  ])('is refused to a %s (mk) in %s, with the right it needs and the name they may read', async (who, locale) => {
    const before = await draftIn(locale);
    const file = translateInFile(await exportCity({}, locale), 'Gevgelija', 'Gjevgjeli');
    const { counts, refused, isWritten } = await importFile(who, file, { acceptsPartial: 'true' });
    expect(isWritten).toBe(false);
    expect(counts.refused).toBe(refused.length);
    expect(refused[0]).toEqual({
      type: CITY,
      documentId: city,
      name: 'Gevgelija',
      unit: 'name',
      line: expect.any(Number),
      verdict: 'refused',
      reason: `You need the right to update it in ${locale}`,
    });
    expect(await draftIn(locale)).toEqual(before);
  });

  it('tells the name of an entry to nobody who may not read it', async () => {
    const { refused } = await importFile('reader of topics', await exportCity());
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.some((unit) => 'name' in unit)).toBe(false);
  });

  it('tells the texts of a source to nobody who may not read it, also where they may write the translation', async () => {
    const file = translateInFile(await exportCity(), 'Gevgelija', 'Гевгелија');
    await documentsOf(hub, 'city').update({ documentId: city, locale: 'en', data: { summary: 'Secret plans.' } });
    const before = await draftIn('mk');
    const query = { acceptsPartial: 'true' };
    const { refused, isWritten } = await importFile('translator who may not read English', file, query);
    expect(isWritten).toBe(false);
    expect(new Set(refused.map(({ reason }) => reason))).toEqual(
      new Set(['You need the right to read it in mk and en'])
    );
    expect(JSON.stringify(refused)).not.toMatch(/Secret plans|Gevgelija/);
    expect(await draftIn('mk')).toEqual(before);
  });

  it('writes what the person may write of an entry, and refuses the rest without a word of it', async () => {
    const file = translateInFile(await exportCity(), 'Gevgelija', 'Гевгелија');
    const both = translateInFile(file, 'On the Vardar.', 'На Вардар.');
    await documentsOf(hub, 'city').update({ documentId: city, locale: 'en', data: { summary: 'Secret plans.' } });
    const { counts, refused } = await importFile('translator of names', both, { acceptsPartial: 'true' });
    expect(counts).toMatchObject({ new: 1, refused: 1 });
    expect(refused).toMatchObject([{ unit: 'summary', reason: 'You need the right to update it in mk' }]);
    expect(await draftIn('mk')).toMatchObject({ name: 'Гевгелија', summary: 'Secret plans.' });
  });
});

describe('401', () => {
  it('is for who is not signed in to the admin panel, members of the site included', async () => {
    const member = await createMember({ strapi: hub.strapi });
    for (const authorization of [undefined, member.authorization]) {
      const headers = authorization ? { authorization } : {};
      await hub.request.get('/translations/totals').set(headers).expect(401);
      await hub.request.get('/translations/exports/mk').set(headers).expect(401);
      await hub.request.post('/translations/imports').set(headers).expect(401);
    }
  });
});

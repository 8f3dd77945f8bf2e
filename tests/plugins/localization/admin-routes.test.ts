import { LOCALE_CODES } from '../../../src/locales';
import {
  VERSION_ACTIONS,
  type EntryVersions,
  type VersionAction,
  type VersionStatus,
  type VersionTexts,
} from '../../../src/plugins/localization/shared/contracts';
import { documentsOf } from '../../support/documents';

import {
  ask,
  goTo,
  prepareCityDesk,
  CITY,
  READ,
  hub,
  city,
  authorizations,
  newCity,
  createCity,
  get,
  act,
  readEntry,
  versionIn,
  TRANSLATION,
  translate,
  changeSource,
  invite,
  type Role,
} from './support/city-desk';

prepareCityDesk();

describe('the languages of an entry', () => {
  it('are all of the registry, in its order, and say where their text is from', async () => {
    const entry = await readEntry();
    expect(entry).toMatchObject({ type: CITY, documentId: city, sourceLocale: 'en', hasUnpublishedChanges: false });
    expect(entry.versions.map(({ locale }) => locale)).toEqual(LOCALE_CODES);
    expect(versionIn(entry, 'en')).toMatchObject({ state: 'translated', contentLocale: 'en', isSource: true });
    expect(versionIn(entry, 'mk')).toMatchObject({ state: 'derived', contentLocale: 'en', isSource: false });
  });

  it('tell what is left to translate, and what has become stale', async () => {
    await translate({ name: 'Гевгелија' });
    expect(versionIn(await readEntry(), 'mk')).toMatchObject({ state: 'in-progress', untranslatedCount: 1 });
    await changeSource({ name: 'Gevgeli' });
    const version = versionIn(await readEntry(), 'mk');
    expect(version).toMatchObject({ staleCount: 1, untranslatedCount: 1 });
    const field = { path: 'name', locale: 'mk', isOwn: true, staleSegments: ['name'] };
    expect(version.fields).toContainEqual(field);
  });

  it('tell that the source is not published yet', async () => {
    const draft = await documentsOf(hub, 'city').create({ data: newCity(), locale: 'en' });
    goTo(draft.documentId);
    const entry = await readEntry();
    expect(entry.hasUnpublishedChanges).toBe(true);
    expect(versionIn(entry, 'mk').isPublished).toBe(false);
  });
});

describe('the texts of a version beside the source’s', () => {
  const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] });
  const heading = (text: string) => ({ type: 'heading', level: 2, children: [{ type: 'text', text }] });

  const textsOf = (who: string, locale: string) => get(who, `/entries/${CITY}/${city}/${locale}/texts`);

  async function readTexts(locale: string, who = 'translator'): Promise<VersionTexts> {
    const { status, body } = await textsOf(who, locale);
    expect({ status, error: body?.error }).toEqual({ status: 200, error: undefined });
    return body?.data as VersionTexts;
  }

  const fieldIn = ({ fields }: VersionTexts, name: string) => fields.find(({ path }) => path === name)?.segments;

  it('tell the source’s language, what it says, and what language the version’s text is in', async () => {
    await translate({ name: 'Гевгелија' });
    expect(await readTexts('mk')).toEqual({
      locale: 'mk',
      source: { locale: 'en', tag: 'en', direction: 'ltr' },
      fields: [
        {
          path: 'name',
          segments: [
            {
              path: 'name',
              sourceIndex: 0,
              block: null,
              source: 'Gevgelija',
              madeFrom: 'Gevgelija',
              locale: 'mk',
              isStale: false,
            },
          ],
        },
        {
          path: 'summary',
          segments: [
            {
              path: 'summary',
              sourceIndex: 0,
              block: null,
              source: 'On the Vardar.',
              madeFrom: null,
              locale: 'en',
              isStale: false,
            },
          ],
        },
      ],
    });
  });

  it('tell what a stale text was made from', async () => {
    await translate({ name: 'Гевгелија' });
    await changeSource({ name: 'Gevgelija by the Vardar' });
    expect(fieldIn(await readTexts('mk'), 'name')).toMatchObject([
      { source: 'Gevgelija by the Vardar', madeFrom: 'Gevgelija', isStale: true },
    ]);
  });

  it('are told block by block, with those that the version lacks or has beside the source', async () => {
    await changeSource({ body: [heading('History'), paragraph('Old.'), paragraph(''), paragraph('Gone soon.')] });
    await translate({ body: [heading('Историја'), paragraph('Старо.'), paragraph(''), paragraph('Набргу нема.')] });
    await changeSource({ body: [heading('History'), paragraph('Very old.')] });
    expect(fieldIn(await readTexts('mk'), 'body')).toMatchObject([
      { path: 'body.0', block: 'heading', source: 'History', isStale: false },
      { path: 'body.1', block: 'paragraph', source: 'Very old.', madeFrom: 'Old.', isStale: true },
      { path: 'body.3', sourceIndex: null, block: 'paragraph', source: null, madeFrom: 'Gone soon.', isStale: true },
    ]);

    await changeSource({ body: [heading('History'), paragraph('Very old.'), paragraph('One.'), paragraph('Two.')] });
    const lacking = fieldIn(await readTexts('mk'), 'body')?.filter(({ path }) => path === null);
    expect(lacking).toEqual([
      { path: null, sourceIndex: 3, block: 'paragraph', source: 'Two.', madeFrom: null, locale: null, isStale: false },
    ]);
  });

  it('are told of components too, of which rights know no rows', async () => {
    const { documentId } = await documentsOf(hub, 'region').create({
      data: { name: 'Balkans', slug: 'balkans', statistics: [{ label: 'Cities', value: 3 }] },
      locale: 'en',
    });
    const { body } = await get('translator', `/entries/api::region.region/${documentId}/mk/texts`);
    expect(fieldIn(body?.data as VersionTexts, 'statistics.0.label')).toMatchObject([
      { source: 'Cities', locale: 'en' },
    ]);
  });

  it('are none where the version is the source', async () => {
    expect(await readTexts('en', 'editor')).toMatchObject({ source: { locale: 'en' }, fields: [] });
  });

  it('leave out fields that somebody may not read', async () => {
    const properties = { locales: ['en', 'mk'], fields: ['name'] };
    const reader = await invite('names', [{ action: READ, subject: CITY, properties }]);
    expect((await readTexts('mk', reader)).fields.map(({ path }) => path)).toEqual(['name']);
  });

  it.each([
    ['the source', ['mk'], 'English'],
    ['the version', ['en'], 'Macedonian'],
  ])('are refused to who may not read %s', async (_, locales, language) => {
    const reader = await invite(`without-${language}`, [{ action: READ, subject: CITY, properties: { locales } }]);
    const { status, body } = await textsOf(reader, 'mk');
    expect({ status, message: body?.error?.message }).toEqual({
      status: 403,
      message: `You need the right to read this City in ${language}`,
    });
  });
});

describe('what somebody may do with a version', () => {
  /** All there is to do, over the versions in their states. */
  async function actionsOf(who: string, locale: string): Promise<VersionAction[]> {
    const derived = versionIn(await readEntry(who), locale).actions;
    await documentsOf(hub, 'city').update({ documentId: city, locale, data: TRANSLATION, status: 'published' });
    await changeSource({ name: 'Gevgeli' });
    const stale = versionIn(await readEntry(who), locale).actions;
    expect((await act('editor', locale, 'mark-correct')).status).toBe(200);
    const translated = versionIn(await readEntry(who), locale).actions;
    expect((await act('editor', locale, 'withhold')).status).toBe(200);
    const withheld = versionIn(await readEntry(who), locale).actions;
    const all = new Set([...derived, ...stale, ...translated, ...withheld]);
    return VERSION_ACTIONS.filter((action) => all.has(action));
  }

  const TEXT: VersionAction[] = ['start', 'send-for-review', 'mark-translated', 'mark-correct'];

  it.each<[Role, string, VersionAction[]]>([
    ['editor', 'mk', [...VERSION_ACTIONS]],
    ['translator', 'mk', TEXT],
    ['reviewer', 'mk', [...TEXT, 'withhold', 'resume']],
    ['translator', 'sq', []],
    ['reviewer', 'sq', []],
    ['contributor', 'mk', []],
  ])('of the hub’s roles: %s in %s', async (role, locale, allowed) => {
    expect(await actionsOf(role, locale)).toEqual(allowed);
  });

  it('is to make it the source only once that will not be refused', async () => {
    const isOffered = async () => versionIn(await readEntry(), 'mk').actions.includes('make-source');
    await translate({ name: 'Гевгелија' }, 'published');
    expect(await isOffered()).toBe(false);
    await translate(TRANSLATION);
    // Of what readers would get as the source, the summary is English still.
    expect(await isOffered()).toBe(false);
    expect((await act('editor', 'mk', 'make-source')).status).toBe(400);
    await translate({}, 'published');
    expect(await isOffered()).toBe(true);
    expect((await act('editor', 'mk', 'make-source')).status).toBe(200);
    expect(await isOffered()).toBe(false);
  });

  it('is nothing with the source, which is what all others follow', async () => {
    expect(versionIn(await readEntry('editor'), 'en').actions).toEqual([]);
  });

  it('holds for own entries only where a role says so', async () => {
    const base = `/content-manager/collection-types/${CITY}`;
    const authorization = authorizations.get('contributor');
    const body = { ...newCity(), locale: 'en' };
    const created = await ask({ method: 'POST', path: base, authorization, body });
    goTo((created.body?.data as { documentId: string }).documentId);
    expect(versionIn(await readEntry('contributor'), 'mk').actions).toContain('start');
    expect((await act('contributor', 'mk', 'start')).status).toBe(200);
    expect(versionIn(await readEntry('contributor'), 'mk').actions).not.toContain('withhold');
  });
});

describe('an action', () => {
  it('answers with the entry as it is then', async () => {
    const { body } = await act('translator', 'mk', 'start');
    expect(versionIn(body?.data as EntryVersions, 'mk').state).toBe('in-progress');
    expect(body?.data).toEqual(await readEntry('translator'));
  });

  it('marks one text as still correct, or all', async () => {
    await translate(TRANSLATION);
    await changeSource({ name: 'Gevgeli', summary: 'By the Vardar.' });
    expect(versionIn(await readEntry(), 'mk').staleCount).toBe(2);
    const one = await act('translator', 'mk', 'mark-correct', { segment: 'name' });
    expect(versionIn(one.body?.data as EntryVersions, 'mk').staleCount).toBe(1);
    const all = await act('translator', 'mk', 'mark-correct');
    expect(versionIn(all.body?.data as EntryVersions, 'mk').staleCount).toBe(0);
  });

  it('marks a version as translated only as far as the person saw what is left', async () => {
    await translate({ name: 'Гевгелија' });
    const left = { staleCount: 0, untranslatedCount: 1 };
    await changeSource({ name: 'Gevgeli' });
    const { status, body } = await act('translator', 'mk', 'mark-translated', { left });
    expect({ status, name: body?.error?.name, details: body?.error?.details }).toEqual({
      status: 409,
      name: 'ConflictError',
      details: { left: { ...left, staleCount: 1 } },
    });
    expect(versionIn(await readEntry(), 'mk')).toMatchObject({ state: 'in-progress', staleCount: 1 });
    await act('translator', 'mk', 'mark-translated', { left: { ...left, staleCount: 1 } });
    expect(versionIn(await readEntry(), 'mk')).toMatchObject({ state: 'translated', staleCount: 0 });
  });

  it('takes a version from readers and gives it back', async () => {
    const read = async () => (await hub.request.get(`/api/cities/${city}`).query({ locale: 'mk' })).status;
    expect(await read()).toBe(200);
    expect((await act('reviewer', 'mk', 'withhold')).status).toBe(200);
    expect(await read()).toBe(404);
    expect((await act('reviewer', 'mk', 'resume')).status).toBe(200);
    expect(await read()).toBe(200);
  });

  it('makes a translated version the source', async () => {
    await translate(TRANSLATION, 'published');
    expect((await act('editor', 'mk', 'make-source')).status).toBe(200);
    expect((await readEntry()).sourceLocale).toBe('mk');
  });
});

describe('the states of a page of entries', () => {
  const statusesOf = async (who: string, locale: string, documentIds: string[]) => {
    const { status, body } = await get(who, `/statuses/${CITY}/${locale}?documentIds=${documentIds.join(',')}`);
    expect({ status, error: body?.error }).toEqual({ status: 200, error: undefined });
    return body?.data as Record<string, VersionStatus>;
  };

  it('are told by documentId, without entries that do not exist', async () => {
    await translate({ name: 'Гевгелија' });
    const other = await createCity();
    expect(await statusesOf('translator', 'mk', [city, other, 'unknown'])).toEqual({
      [city]: expect.objectContaining({ state: 'in-progress', contentLocale: 'en', untranslatedCount: 1 }),
      [other]: expect.objectContaining({ state: 'derived', contentLocale: 'en', staleCount: 0 }),
    });
  });

  it('tell which version is the source', async () => {
    expect(await statusesOf('translator', 'en', [city])).toMatchObject({ [city]: { isSource: true } });
    expect(await statusesOf('translator', 'mk', [city])).toMatchObject({ [city]: { isSource: false } });
  });

  it('leave out what somebody may not read', async () => {
    const reader = await invite('english', [{ action: READ, subject: CITY, properties: { locales: ['en'] } }]);
    expect(Object.keys(await statusesOf(reader, 'en', [city]))).toEqual([city]);
    expect(await statusesOf(reader, 'mk', [city])).toEqual({});
  });

  it('take as many statements for many entries as for one', async () => {
    const others: string[] = [];
    for (let count = 0; count < 5; count += 1) others.push(await createCity());
    const countStatements = async (documentIds: string[]) => {
      let count = 0;
      const listen = () => (count += 1);
      hub.strapi.db.connection.on('query', listen);
      await statusesOf('editor', 'mk', documentIds);
      hub.strapi.db.connection.off('query', listen);
      return count;
    };
    await countStatements([city]);
    expect(await countStatements([city, ...others])).toBe(await countStatements([city]));
  });
});

describe('the back-fill', () => {
  it('tells everybody in the panel how far it is', async () => {
    const { body } = await get('translator', '/backfill');
    expect(body?.data).toMatchObject({ isRunning: false });
  });
});

import { LOCALE_CODES } from '../../../src/locales';
import { documentsOf } from '../../support/documents';
import { startHub, type Hub } from '../../support/hub';

interface Entry {
  documentId: string;
  locale: string;
  name?: string;
  title?: string;
  summary?: string | null;
  contentLocale: string;
  fieldLocales: Record<string, string | string[]> | null;
  country?: Entry;
  events?: Entry[];
  localizations?: Entry[];
}

let hub: Hub;

/** Entries of the seeds that lose every language but English. */
const STRIPPED = [
  { type: 'city', plural: 'cities', slug: 'elbasan' },
  { type: 'event', plural: 'events', slug: 'training-kosovo-2017' },
  { type: 'partner', plural: 'partners', slug: 'osce' },
];
const documentIds = new Map<string, string>();

async function read(path: string): Promise<Entry & Entry[]> {
  const { body } = await hub.request.get(path).expect(200);
  return body.data;
}

beforeAll(async () => {
  hub = await startHub('seeded');
  for (const { type, plural, slug } of STRIPPED) {
    const { documentId } = await read(`/api/${plural}/${slug}?locale=en`);
    documentIds.set(type, documentId);
    for (const locale of LOCALE_CODES.filter((code) => code !== 'en')) {
      await documentsOf(hub, type).delete({ documentId, locale });
    }
  }
});
afterAll(() => hub.stop());

describe.each(STRIPPED)('a $type without translations', ({ type, plural }) => {
  it.each(LOCALE_CODES)('is read in %s, which says that it is English', async (locale) => {
    const documentId = documentIds.get(type) as string;
    const english = await read(`/api/${plural}/${documentId}?locale=en`);
    const entry = await read(`/api/${plural}/${documentId}?locale=${locale}`);
    expect(entry).toMatchObject({ locale, contentLocale: 'en', fieldLocales: null });
    expect([entry.name, entry.title, entry.summary]).toEqual([english.name, english.title, english.summary]);

    const list = await read(`/api/${plural}?locale=${locale}&pagination[pageSize]=100`);
    expect(list.find((one) => one.documentId === documentId)).toMatchObject({ locale, contentLocale: 'en' });
  });

  it('is not among what really is in another language', async () => {
    const documentId = documentIds.get(type) as string;
    const list = await read(`/api/${plural}?locale=sq&filters[contentLocale][$eq]=sq&pagination[pageSize]=100`);
    expect(list.length).toBeGreaterThan(0);
    expect(list.filter((one) => one.documentId === documentId)).toEqual([]);
    expect(list.every(({ contentLocale }) => contentLocale === 'sq')).toBe(true);
  });

  it('lists all its languages with the one each is in', async () => {
    const { localizations } = await read(`/api/${plural}/${documentIds.get(type)}?locale=mk&populate=localizations`);
    // In the order of PostgreSQL's collation, which ignores case and hyphens: the same each time.
    const others = ['bs', 'cnr', 'en', 'hr', 'sq', 'sr-Cyrl', 'sr-Latn'];
    expect(localizations?.map(({ locale }) => locale)).toEqual(others);
    expect(localizations?.every(({ contentLocale }) => contentLocale === 'en')).toBe(true);
  });
});

it.each(LOCALE_CODES)('relations lead to the version in %s, translated or not', async (locale) => {
  const city = await read(`/api/cities/${documentIds.get('city')}?locale=${locale}&populate[country]=true`);
  expect(city.country).toMatchObject({ locale, contentLocale: locale });
  const country = await read(
    `/api/countries/${city.country?.documentId}?locale=${locale}&populate[cities][filters][documentId]=${documentIds.get('city')}`
  );
  expect(country).toMatchObject({ cities: [{ locale, contentLocale: 'en' }] });
});

it('keeps the one text that was translated when the English changes, and follows it in all others at once', async () => {
  const documentId = documentIds.get('city') as string;
  const cities = documentsOf(hub, 'city');
  await cities.update({ documentId, locale: 'mk', data: { name: 'Елбасан' } });
  await cities.publish({ documentId, locale: 'mk' });
  expect(await read(`/api/cities/${documentId}?locale=mk`)).toMatchObject({
    name: 'Елбасан',
    contentLocale: 'en',
    fieldLocales: { name: 'mk', summary: 'en' },
  });

  await cities.update({ documentId, locale: 'en', data: { name: 'City of Elbasan', summary: 'A new summary.' } });
  await cities.publish({ documentId, locale: 'en' });
  expect(await read(`/api/cities/${documentId}?locale=mk`)).toMatchObject({
    name: 'Елбасан',
    summary: 'A new summary.',
    fieldLocales: { name: 'mk', summary: 'en' },
  });
  const { versions } = await hub.strapi
    .plugin('localization')
    .service('versions')
    .entry({ type: 'api::city.city', documentId });
  const macedonian = versions.find(({ locale }: { locale: string }) => locale === 'mk');
  expect(macedonian).toMatchObject({ state: 'in-progress', staleCount: 1 });
  expect(macedonian.fields).toContainEqual({ path: 'name', locale: 'mk', isOwn: true, staleSegments: ['name'] });
});

import { LOCALE_CODES } from '../../src/locales';
import { signInAsAdmin, type AdminClient } from '../support/admin';
import { startHub, type Hub } from '../support/hub';

let hub: Hub;
let admin: AdminClient;

beforeAll(async () => {
  hub = await startHub();
  admin = await signInAsAdmin(hub);
});
afterAll(() => hub.stop());

let counter = 0;
const slug = () => `entry-${(counter += 1)}`;
/** The document service for any type, with entries as wrong as they come, which its own types would not let through. */
interface AnyDocuments {
  create(params: { data: object }): Promise<{ documentId: string }>;
  update(params: { documentId: string; data: object; locale?: string }): Promise<unknown>;
  clone(params: { documentId: string; data: object }): Promise<unknown>;
  publish(params: { documentId: string; locale?: string }): Promise<{ entries: unknown[] }>;
  count(params: object): Promise<number>;
}
const documents = (type: string) =>
  hub.strapi.documents(`api::${type}.${type}` as 'api::topic.topic') as unknown as AnyDocuments;
const contentManager = (type: string) => `/content-manager/collection-types/api::${type}.${type}`;

interface BadEntry {
  type: string;
  what: string;
  data: Record<string, unknown>;
  path: (string | number)[];
}

const badEntries: BadEntry[] = [
  {
    type: 'event',
    what: 'an end before the start',
    data: { title: 'E', kind: 'workshop', startsAt: '2023-07-26T10:00:00Z', endsAt: '2023-07-26T09:00:00Z' },
    path: ['endsAt'],
  },
  {
    type: 'event',
    what: 'a time zone that does not exist',
    data: { title: 'E', kind: 'workshop', timeZone: 'Europe/Nowhere' },
    path: ['timeZone'],
  },
  {
    type: 'event',
    what: 'an address that runs a script',
    data: { title: 'E', kind: 'workshop', registrationUrl: 'javascript:alert(1)' },
    path: ['registrationUrl'],
  },
  {
    type: 'grant',
    what: 'a deadline before the opening',
    data: { title: 'G', opensOn: '2024-05-01', deadline: '2024-04-30' },
    path: ['deadline'],
  },
  { type: 'grant', what: 'a currency that does not exist', data: { title: 'G', currency: 'ZZZ' }, path: ['currency'] },
  {
    type: 'country',
    what: 'a country code that does not exist',
    data: { name: 'C', isoCode: 'ZZ' },
    path: ['isoCode'],
  },
  {
    type: 'city',
    what: 'a latitude beyond the pole',
    data: { name: 'C', location: { lat: 90.5, lon: 20 } },
    path: ['location', 'lat'],
  },
  {
    type: 'city',
    what: 'a longitude beyond the date line',
    data: { name: 'C', location: { lat: 42, lon: -180.5 } },
    path: ['location', 'lon'],
  },
  {
    type: 'city',
    what: 'a membership since a month 13',
    data: { name: 'C', memberSince: '2016-13' },
    path: ['memberSince'],
  },
  ...['.', '..', '.hidden'].map((wrong) => ({
    ...{ type: 'city', what: `the slug ${wrong}, which sites would take for another folder,` },
    ...{ data: { name: 'C', slug: wrong }, path: ['slug'] },
  })),
  { type: 'city', what: 'a negative population', data: { name: 'C', population: -1 }, path: ['population'] },
];

describe.each(badEntries)('$what in a $type', ({ type, data, path }) => {
  const good = () => ({ slug: slug(), ...(type === 'country' ? { isoCode: 'AL' } : {}) });

  it('is refused by the document service on create, update and clone', async () => {
    const naming = (write: Promise<unknown>) =>
      expect(write).rejects.toMatchObject({
        name: 'ValidationError',
        details: { errors: [expect.objectContaining({ path })] },
      });

    await naming(documents(type).create({ data: { ...good(), ...data } }));
    const title = type === 'event' || type === 'grant' ? 'title' : 'name';
    const { documentId } = await documents(type).create({ data: { ...good(), [title]: 'Good', kind: 'workshop' } });
    await naming(documents(type).update({ documentId, data }));
    await naming(documents(type).clone({ documentId, data: { ...good(), ...data } }));
  });

  it('is refused by the admin API with 400 and the field, and nothing is written', async () => {
    const before = await hub.strapi.db.query(`api::${type}.${type}`).count();
    const response = await admin.post(contentManager(type), { ...good(), ...data });
    expect(response.status).toBe(400);
    expect(response.body.error.details.errors).toEqual([expect.objectContaining({ path })]);
    expect(await hub.strapi.db.query(`api::${type}.${type}`).count()).toBe(before);
  });
});

describe('a value that lacks the one that gives it meaning', () => {
  it('may be saved as a draft, not published', async () => {
    const { documentId } = await documents('event').create({
      data: { title: 'E', slug: slug(), kind: 'workshop', startsAt: '2023-07-26T10:00:00Z' },
    });
    await expect(documents('event').publish({ documentId })).rejects.toMatchObject({
      details: { errors: [expect.objectContaining({ path: ['timeZone'] })] },
    });
    await documents('event').update({ documentId, data: { timeZone: 'Europe/Tirane' } });
    const { entries } = await documents('event').publish({ documentId });
    expect(entries).toHaveLength(1);
  });
});

describe('a slug', () => {
  const name = { name: 'T' };

  it('is taken once per type and language, drafts included', async () => {
    const taken = slug();
    const first = await documents('topic').create({ data: { ...name, slug: taken } });
    await expect(documents('topic').create({ data: { ...name, slug: taken } })).rejects.toThrow(/slug .* is taken/);

    const second = await documents('topic').create({ data: { ...name, slug: slug() } });
    await expect(documents('topic').update({ documentId: second.documentId, data: { slug: taken } })).rejects.toThrow(
      /is taken/
    );
    await expect(documents('topic').clone({ documentId: first.documentId, data: {} })).rejects.toThrow(/is taken/);
  });

  it('may be the same in another language and another type, and stay the entry’s own', async () => {
    const same = slug();
    const { documentId } = await documents('topic').create({ data: { ...name, slug: same } });
    await documents('topic').update({ documentId, locale: 'sq', data: { ...name, slug: same } });
    await documents('partner').create({ data: { ...name, slug: same } });
    await documents('topic').update({ documentId, data: { slug: same, summary: 'Changed' } });
    await documents('topic').publish({ documentId, locale: '*' });
    await documents('topic').publish({ documentId, locale: '*' });
    const versions = await documents('topic').count({ status: 'published', filters: { slug: same }, locale: '*' });
    expect(versions).toBe(LOCALE_CODES.length);
  });

  it('goes to one of two writers who ask at the same moment; the other is told so', async () => {
    const wanted = slug();
    const writes = Array.from({ length: 4 }, () => documents('topic').create({ data: { ...name, slug: wanted } }));
    const results = await Promise.allSettled(writes);
    const lost = results.filter((result) => result.status === 'rejected');
    expect(lost).toHaveLength(3);
    for (const { reason } of lost) expect(reason).toMatchObject({ name: 'ValidationError' });
  });
});

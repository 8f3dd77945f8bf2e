import { startHub, type Hub } from '../support/hub';

let hub: Hub;

beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.stop());

const region = () => hub.strapi.documents('api::region.region');
const country = () => hub.strapi.documents('api::country.country');
const city = () => hub.strapi.documents('api::city.city');
const grant = () => hub.strapi.documents('api::grant.grant');

let counter = 0;
const uniqueSlug = () => `grant-${(counter += 1)}`;
const day = (offsetDays: number) => new Date(Date.now() + offsetDays * 86_400_000).toISOString().slice(0, 10);

describe('a region counts its published countries and member cities', () => {
  const counts = async (documentId: string, locale = 'en') => {
    const response = await hub.request.get(`/api/regions/${documentId}`).query({ locale }).expect(200);
    const { countryCount, memberCityCount } = response.body.data;
    return { countryCount, memberCityCount };
  };

  it('through creation, publication, moves, locales and deletion', async () => {
    const data = { name: 'R', slug: 'counted' };
    const { documentId } = await region().create({ data, status: 'published' });
    await region().update({ documentId, locale: 'sq', data: { ...data, name: 'R sq' }, status: 'published' });
    expect(await counts(documentId)).toEqual({ countryCount: 0, memberCityCount: 0 });

    const albania = await country().create({
      data: { name: 'A', slug: 'a', isoCode: 'AL', region: documentId },
      status: 'published',
    });
    await country().create({ data: { name: 'Draft', slug: 'draft', isoCode: 'ME', region: documentId } });
    expect(await counts(documentId)).toEqual({ countryCount: 1, memberCityCount: 0 });

    const member = { country: albania.documentId, membershipStatus: 'member' as const };
    const first = await city().create({ data: { name: 'One', slug: 'one', ...member }, status: 'published' });
    await city().update({
      documentId: first.documentId,
      locale: 'sq',
      data: { name: 'Një', slug: 'nje', membershipStatus: 'member' },
      status: 'published',
    });
    const second = await city().create({ data: { name: 'Two', slug: 'two', ...member }, status: 'published' });
    await city().create({ data: { name: 'Draft', slug: 'draft', ...member } });
    await city().create({
      data: { name: 'Former', slug: 'former', ...member, membershipStatus: 'former' },
      status: 'published',
    });
    expect(await counts(documentId)).toEqual({ countryCount: 1, memberCityCount: 2 });
    expect(await counts(documentId, 'sq')).toEqual({ countryCount: 1, memberCityCount: 2 });

    await city().unpublish({ documentId: second.documentId });
    expect(await counts(documentId)).toEqual({ countryCount: 1, memberCityCount: 1 });

    await city().delete({ documentId: first.documentId, locale: '*' });
    expect(await counts(documentId)).toEqual({ countryCount: 1, memberCityCount: 0 });

    await country().delete({ documentId: albania.documentId, locale: '*' });
    expect(await counts(documentId)).toEqual({ countryCount: 0, memberCityCount: 0 });
  });

  it('whatever somebody types in', async () => {
    const { documentId } = await region().create({
      data: { name: 'R', slug: 'typed', memberCityCount: 99, countryCount: 99 } as object as never,
      status: 'published',
    });
    expect(await counts(documentId)).toEqual({ countryCount: 0, memberCityCount: 0 });
  });

  it('not at all where the write fails: both or neither', async () => {
    const { documentId } = await region().create({ data: { name: 'R', slug: 'both' }, status: 'published' });
    const doomed = hub.strapi.db.transaction(async () => {
      await country().create({
        data: { name: 'C', slug: 'c', isoCode: 'RS', region: documentId },
        status: 'published',
      });
      throw new Error('the rest of the work failed');
    });
    await expect(doomed).rejects.toThrow('the rest of the work failed');
    expect(await counts(documentId)).toEqual({ countryCount: 0, memberCityCount: 0 });
  });
});

describe('a grant’s state follows its dates and awards', () => {
  const cases = [
    ['upcoming', { opensOn: day(2), deadline: day(9) }],
    ['open', { opensOn: day(-2), deadline: day(2) }],
    ['open', { opensOn: day(-2) }],
    ['closed', { opensOn: day(-9), deadline: day(-2) }],
    ['awarded', { opensOn: day(-9), deadline: day(-2), awards: [{ awardedOn: '2018' }] }],
    [null, {}],
  ] as const;

  it.each(cases)('%s: %j', async (state, data) => {
    const slug = uniqueSlug();
    const { documentId } = await grant().create({
      data: { title: 'G', slug, ...data } as object as never,
      status: 'published',
    });
    const response = await hub.request.get(`/api/grants/${documentId}`).expect(200);
    expect(response.body.data.state).toBe(state);

    const filters = { slug, state: state === null ? { $null: true } : state };
    const { body } = await hub.request.get('/api/grants').query({ filters }).expect(200);
    expect(body.data).toHaveLength(1);
  });

  it('changes with the calendar, without a write', async () => {
    const { documentId } = await grant().create({
      data: { title: 'G', slug: uniqueSlug(), opensOn: day(-9), deadline: day(2) },
      status: 'published',
    });
    // Days pass: the same entry, as if it had been written that long ago.
    await hub.strapi.db
      .connection('grants')
      .where({ document_id: documentId })
      .update({ deadline: day(-2) });
    const job = hub.strapi.cron.jobs.find(({ name }: { name?: string | null }) => name === 'refresh grant states');
    await job?.job.invoke();
    const response = await hub.request.get(`/api/grants/${documentId}`).expect(200);
    expect(response.body.data.state).toBe('closed');
  });
});

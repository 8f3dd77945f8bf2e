import { startHub, type Hub } from '../support/hub';

let hub: Hub;

beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.stop());

const ADDRESSES = [
  '/api/regions',
  '/api/countries',
  '/api/cities',
  '/api/topics',
  '/api/events',
  '/api/grants',
  '/api/partners',
  '/api/resources',
];
const WRITES = ['post', 'put', 'patch', 'delete'] as const;

const errorOf = (status: number, name: string) => ({
  data: null,
  error: expect.objectContaining({ status, name, message: expect.any(String), details: expect.any(Object) }),
});

it('has an address for every content type', () => {
  const expected = Object.values(hub.strapi.contentTypes)
    .filter(({ uid }) => uid.startsWith('api::'))
    .map(({ kind, info }) => `/api/${kind === 'singleType' ? info.singularName : info.pluralName}`);
  expect([...ADDRESSES, '/api/network'].sort()).toEqual(expected.sort());
});

describe.each(ADDRESSES)('%s, of which the hub has no more than a schema,', (address) => {
  it('answers with a list', async () => {
    const { body } = await hub.request.get(address).expect(200);
    expect(body).toEqual({ data: [], meta: { pagination: { page: 1, pageSize: 25, pageCount: 0, total: 0 } } });
  });

  it('answers 404 for an entry there is not', async () => {
    const { body } = await hub.request.get(`${address}/no-such-entry`).expect(404);
    expect(body).toEqual(errorOf(404, 'NotFoundError'));
  });

  it.each(WRITES)('refuses %s on the list and on an entry', async (method) => {
    for (const path of [address, `${address}/no-such-entry`]) {
      const response = await hub.request[method](path).send({ data: { name: 'x', title: 'x' } });
      expect(response.status).toBe(405);
      expect(response.headers.allow).toBe('HEAD, GET');
      expect(response.body).toEqual(errorOf(405, 'MethodNotAllowedError'));
    }
  });

  it('has HEAD and OPTIONS', async () => {
    const head = await hub.request.head(address).expect(200);
    expect(head.text).toBeUndefined();
    const options = await hub.request.options(address).expect(200);
    expect(options.headers.allow).toBe('HEAD, GET');
  });

  it('checks its queries', async () => {
    const { body } = await hub.request.get(`${address}?no-such-parameter=1`).expect(400);
    expect(body.error.details.parameter).toBe('no-such-parameter');
  });
});

describe('/api/network, the only single type,', () => {
  it('answers 404 until the network is written, and 200 from then on', async () => {
    await hub.request.get('/api/network').expect(404);
    await hub.strapi.documents('api::network.network').create({ data: { name: 'Network' }, status: 'published' });
    const { body } = await hub.request.get('/api/network').expect(200);
    expect(body.data.name).toBe('Network');
  });

  it.each(WRITES)('refuses %s', async (method) => {
    const response = await hub.request[method]('/api/network').send({ data: { name: 'x' } });
    expect(response.status).toBe(405);
    expect(response.body).toEqual(errorOf(405, 'MethodNotAllowedError'));
  });

  it('has HEAD and OPTIONS, and checks its queries', async () => {
    await hub.request.head('/api/network').expect(200);
    await hub.request.options('/api/network').expect(200);
    const { body } = await hub.request.get('/api/network?pagination[page]=1').expect(400);
    expect(body.error.details.parameter).toBe('pagination');
  });
});

it('answers a method that no address has with 405, not with a fault of the server', async () => {
  const { body } = await hub.request.propfind('/api/cities').expect(405);
  expect(body).toEqual(errorOf(405, 'MethodNotAllowedError'));
});

it.each(['/api', '/api/', '/api/nothing', '/api/cities/a/b', '/api/networks'])(
  'answers %s, which is no address, with 404 in the usual shape',
  async (address) => {
    const { body } = await hub.request.get(address).expect(404);
    expect(body).toEqual(errorOf(404, 'NotFoundError'));
  }
);

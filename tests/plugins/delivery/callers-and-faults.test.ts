import type { AnswersService } from '../../../src/plugins/delivery/server/services/answers';
import type { LimitsService } from '../../../src/plugins/delivery/server/services/limits';
import type { RequestsService } from '../../../src/plugins/delivery/server/services/requests';
import { createToken } from '../../api/support/tokens';
import { startHub, type Hub } from '../../support/hub';

const LIMIT = 4;
const CITIES = '/api/cities?locale=en&fields=name';

let hub: Hub;

beforeAll(async () => {
  hub = await startHub('empty', { RATE_LIMIT: String(LIMIT), TRUSTED_PROXIES: '1' });
});
afterAll(() => hub.stop());

/** A client that has not asked yet: behind the trusted proxy each address is one. */
let clients = 0;
const newAddress = () => `192.0.2.${(clients += 1)}`;
const ask = (headers: Record<string, string>, address = newAddress()) =>
  hub.request.get(CITIES).set({ 'X-Forwarded-For': address, ...headers });

it.each(['RateLimit', 'RateLimit-Policy', 'X-Request-Id'])(
  'a caller who is new may call a request %s, as a header is called',
  async (id) => {
    const { headers } = await ask({ ...(await createToken(hub, 'read-only')), 'X-Request-Id': id }).expect(200);
    expect(headers).toMatchObject({
      'x-request-id': id,
      'ratelimit-policy': `"caller";q=${LIMIT};w=60`,
      ratelimit: expect.stringMatching(`^"caller";r=${LIMIT - 1};`),
    });
  }
);

describe('a token that was made anew', () => {
  it('is no more what its old one was: who still shows that uses up nothing of what the new one may', async () => {
    const tokens = hub.strapi.service('admin::api-token');
    const { id, accessKey } = await tokens.create({
      name: 'leaks',
      type: 'read-only',
      kind: 'content-api',
      lifespan: null,
    });
    const old = { authorization: `Bearer ${accessKey}` };
    await ask(old).expect(200);
    const renewed = { authorization: `Bearer ${(await tokens.regenerate(id)).accessKey}` };

    const address = newAddress();
    // The first one is found out, and those that follow are its address's.
    for (let count = 0; count <= LIMIT; count += 1) await ask(old, address).expect(401);
    await ask(old, address).expect(429);

    const { headers } = await ask(renewed).expect(200);
    expect(headers.ratelimit).toMatch(`"caller";r=${LIMIT - 3};`);
  });
});

describe('a fault of the hub where answers are finished', () => {
  afterEach(() => jest.restoreAllMocks());

  it.each(['GET', 'HEAD'])('is answered in the shape of all errors, and written to the log: %s', async (method) => {
    const fault = new Error('the fault');
    const written = jest.spyOn(hub.strapi.log, 'error').mockReturnThis();
    const answers = hub.strapi.plugin('delivery').service<AnswersService>('answers');
    jest.spyOn(answers, 'keep').mockImplementation(() => {
      throw fault;
    });
    const path = `/api/topics?locale=en&filters[name]=${method}`;
    const asked = hub.request[method === 'GET' ? 'get' : 'head'](path).set('X-Forwarded-For', newAddress());
    const { status, headers, body } = await asked.set('X-Request-Id', 'a-1');
    expect({ status, headers }).toMatchObject({
      status: 500,
      headers: {
        'content-type': expect.stringContaining('application/json'),
        'cache-control': 'no-store',
        'x-request-id': 'a-1',
        ratelimit: expect.any(String),
      },
    });
    const error = {
      status: 500,
      name: 'InternalServerError',
      message: 'Internal Server Error',
      details: { requestId: 'a-1' },
    };
    expect(body).toEqual(method === 'GET' ? { data: null, error } : {});
    expect(written.mock.calls).toEqual([[fault]]);
  });
});

it('a fault at the front door is in the log as it is, beside the request at which it was', async () => {
  const fault = new Error('the fault');
  const delivery = hub.strapi.plugin('delivery');
  const requests = delivery.service<RequestsService>('requests');
  const lines: object[] = [];
  jest.spyOn(hub.strapi.log, 'error').mockImplementation(function (this: never, error: unknown) {
    lines.push({ error, request: requests.current() });
    return this;
  });
  jest.spyOn(delivery.service<LimitsService>('limits'), 'take').mockRejectedValueOnce(fault);
  await ask({ 'X-Request-Id': 'b-1' }).expect(500);
  jest.restoreAllMocks();
  expect(lines).toEqual([{ error: fault, request: { requestId: 'b-1', method: 'GET', path: CITIES } }]);
  expect(requests.current()).toBeUndefined();
});

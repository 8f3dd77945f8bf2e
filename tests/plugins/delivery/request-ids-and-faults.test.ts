import type { AnswersService } from '../../../src/plugins/delivery/server/services/answers';
import type { LimitsService } from '../../../src/plugins/delivery/server/services/limits';
import type { Hub } from '../../support/hub';

import { LIST, startReadHub, type Ask } from './support/read-hub';

let hub: Hub;
let ask: Ask;

beforeAll(async () => {
  ({ hub, ask } = await startReadHub());
});
afterAll(() => hub.stop());

/** What has gone wrong at the front door, and how. */
const FAULTS: readonly [
  what: string,
  breakIt: (limits: LimitsService, answers: AnswersService, fault: Error) => object,
][] = [
  [
    'counting a request fails at once',
    (limits, _, fault) =>
      jest.spyOn(limits, 'take').mockImplementationOnce(() => {
        throw fault;
      }),
  ],
  ['counting a request fails later', (limits, _, fault) => jest.spyOn(limits, 'take').mockRejectedValueOnce(fault)],
  [
    'finding its answer fails',
    (_, answers, fault) =>
      jest.spyOn(answers, 'find').mockImplementationOnce(() => {
        throw fault;
      }),
  ],
];

describe('a fault of the hub at the front door', () => {
  afterEach(() => jest.restoreAllMocks());

  it.each(FAULTS)('is answered with 500 and written to the log, and the hub lives on: %s', async (_, breakIt) => {
    const fault = new Error('the fault');
    const written = jest.spyOn(hub.strapi.log, 'error').mockReturnThis();
    const delivery = hub.strapi.plugin('delivery');
    breakIt(delivery.service<LimitsService>('limits'), delivery.service<AnswersService>('answers'), fault);
    const { status, headers, body } = await ask(LIST, { 'X-Request-Id': 'a-1' });
    expect([status, headers['cache-control'], headers['x-request-id']]).toEqual([500, 'no-store', 'a-1']);
    expect(JSON.parse(body.toString())).toEqual({
      data: null,
      error: {
        status: 500,
        name: 'InternalServerError',
        message: 'Internal Server Error',
        details: { requestId: 'a-1' },
      },
    });
    expect(written.mock.calls).toEqual([[fault]]);
    expect((await ask(LIST)).status).toBe(200);
  });
});

/** Faults that are meant to happen need not be read by who runs the tests. */
async function withoutLog<Result>(work: () => Promise<Result>): Promise<Result> {
  hub.strapi.log.silent = true;
  try {
    return await work();
  } finally {
    hub.strapi.log.silent = false;
  }
}

describe('the id of a request', () => {
  const WAYS: [name: string, path: string, headers: Record<string, string>, method: string, status: number][] = [
    ['an answer from memory', LIST, {}, 'GET', 200],
    ['its head', LIST, {}, 'HEAD', 200],
    ['a 304', LIST, { 'If-None-Match': '*' }, 'GET', 304],
    ['an answer that Koa gives from memory', LIST, { 'Content-Length': '0' }, 'GET', 200],
    ['a refused query', '/api/cities?filters[nope]=1', {}, 'GET', 400],
    ['a method that is not there', '/api/cities', {}, 'DELETE', 405],
    ['what is not there', '/nothing-at-all', {}, 'GET', 404],
    ['the admin panel’s API', '/admin/users', {}, 'GET', 401],
    ['the health of the hub', '/_health', {}, 'GET', 204],
  ];

  it.each(WAYS)('is in %s', async (_, path, headers, method, status) => {
    await ask(LIST);
    const named = await ask(path, { ...headers, 'X-Request-Id': 'proxy-1:42' }, method);
    expect({ status: named.status, id: named.headers['x-request-id'] }).toEqual({ status, id: 'proxy-1:42' });
    const ids = [];
    for (const answer of [await ask(path, headers, method), await ask(path, headers, method)]) {
      ids.push(answer.headers['x-request-id']);
      expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    }
    expect(new Set(ids).size).toBe(2);
  });

  it.each([' ', 'two words', 'a"b', 'é', 'x'.repeat(129)])('is another one where %j was sent', async (id) => {
    for (const path of [LIST, '/nothing-at-all']) {
      expect((await ask(path, { 'X-Request-Id': id })).headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('is in the answer to a fault of the hub, for who only sees that', async () => {
    hub.strapi.server.router.get('/fails', () => {
      throw new Error('of all things');
    });
    const { status, headers, body } = await withoutLog(() => ask('/fails'));
    expect(status).toBe(500);
    const { error } = JSON.parse(body.toString()) as { error: { details: object } };
    expect(error).toMatchObject({ status: 500, details: { requestId: headers['x-request-id'] } });
  });

  it('is there where a fault passes by Strapi’s own handling of faults', async () => {
    hub.strapi.server.router.get('/fails-late', (ctx: { body: unknown }) => {
      ctx.body = { cannotBe: 1n };
    });
    const { status, headers } = await withoutLog(() => ask('/fails-late', { 'X-Request-Id': 'late' }));
    expect({ status, id: headers['x-request-id'] }).toEqual({ status: 500, id: 'late' });
  });
});

import { Client } from 'pg';

import { createDatabase, databaseUrl, dropDatabase } from '../../support/databases';

import { startNodes, type StartedNode } from './support/nodes';

const TOKEN = 'a-token-of-prometheus';
const LIST = '/api/cities?locale=en&sort=name';

let database: string;
let nodes: ReturnType<typeof startNodes>;
let node: StartedNode;

/** One node, as in production: there the log is JSON. */
beforeAll(async () => {
  database = await createDatabase('empty');
  nodes = startNodes({ databaseUrl: databaseUrl(database) });
  node = await nodes.start({ NODE_ENV: 'production', LOG_LEVEL: 'http', METRICS_TOKEN: TOKEN });
});
afterAll(async () => {
  nodes.stop();
  await dropDatabase(database);
});

const scrape = (headers: Record<string, string> = { Authorization: `Bearer ${TOKEN}` }) =>
  node.ask('/metrics', { headers });

/** What each series says now. */
async function readMetrics(): Promise<Map<string, number>> {
  const { text } = await scrape();
  const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    samples.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))])
  );
}

/** By how much the counters have grown that have, but for those of durations. */
async function countDuring(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await readMetrics();
  await work();
  const after = [...(await readMetrics())].filter(([name]) => /_total\b/.test(name) && /^(http|hub)_/.test(name));
  const grown = after.map(([name, value]) => [name, value - (before.get(name) ?? 0)] as const);
  return Object.fromEntries(grown.filter(([name, by]) => by > 0 && !name.includes('/metrics') && !/_bytes/.test(name)));
}

describe('/metrics', () => {
  it.each([
    ['no token', {}],
    ['a wrong token', { Authorization: `Bearer ${TOKEN}x` }],
    ['the token in another scheme', { Authorization: `Basic ${TOKEN}` }],
    ['no token, from another site', { Origin: 'https://site.example' }],
  ])('is not for who shows %s', async (_, headers) => {
    const { status, headers: answered, text } = await scrape(headers);
    expect(status).toBe(401);
    expect(answered).toMatchObject({ 'www-authenticate': 'Bearer realm="metrics"', 'cache-control': 'no-store' });
    expect(answered['access-control-allow-origin']).toBeUndefined();
    expect(JSON.parse(text)).toMatchObject({ data: null, error: { status: 401, name: 'UnauthorizedError' } });
  });

  it('is in Prometheus’s format, kept by nobody, and no other site’s', async () => {
    for (const origin of [{}, { Origin: 'https://site.example' }] as Record<string, string>[]) {
      const { status, headers, text } = await scrape({ Authorization: `bearer ${TOKEN}`, ...origin });
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'content-type': 'text/plain; version=0.0.4; charset=utf-8',
        'cache-control': 'no-store',
      });
      expect(headers['access-control-allow-origin']).toBeUndefined();
      expect(text).toMatch(/^# TYPE http_requests_total counter$/m);
    }
  });

  it('counts answers from memory as well as those that Strapi makes', async () => {
    const before = await readMetrics();
    const grown = await countDuring(async () => {
      const { headers } = await node.ask(LIST);
      await node.ask(LIST);
      await node.ask(LIST, { headers: { 'If-None-Match': headers.etag as string } });
      await node.ask('/api/cities?sort=name&locale=en', { method: 'HEAD' });
      await node.ask('/api/cities/nowhere?locale=en');
    });
    expect(grown).toEqual({
      'http_requests_total{method="GET",route="/api/cities",status="200"}': 2,
      'http_requests_total{method="GET",route="/api/cities",status="304"}': 1,
      'http_requests_total{method="HEAD",route="/api/cities",status="200"}': 1,
      'http_requests_total{method="GET",route="/api/cities/:id",status="404"}': 1,
      'hub_answers_total{source="front_door"}': 2,
      'hub_answers_total{source="memory"}': 1,
      'hub_answers_total{source="made"}': 1,
      'hub_answers_made_total{result="kept"}': 1,
    });
    const metrics = await readMetrics();
    const grownBy = (name: string) => (metrics.get(name) ?? 0) - (before.get(name) ?? 0);
    const ofList = 'method="GET",route="/api/cities",handler="front_door"';
    expect(grownBy(`http_request_duration_seconds_count{${ofList}}`)).toBe(2);
    expect(grownBy('hub_memory_entries{kind="answer"}')).toBe(1);
    expect(grownBy('hub_memory_bytes{kind="answer"}')).toBeGreaterThan(500);
    expect(metrics.get('http_requests_in_progress')).toBe(1);
  });

  it('has few names for routes, whatever is asked for', async () => {
    const grown = await countDuring(async () => {
      await node.ask('/admin/users/17');
      await node.ask('/content-manager/collection-types/api::city.city');
      await node.ask('/uploads/a-file-that-is-not-there.png');
      await node.ask('/favicon.ico');
      await node.ask('/a/b/c?token=d');
      await node.ask('/api/nothing-like-that');
      await node.ask('/api/cities', { method: 'PROPFIND' });
      await node.ask('/_ready');
    });
    const routes = Object.keys(grown).map((name) => name.replace(/^http_requests_total/, ''));
    expect(routes.sort()).toEqual(
      [
        '{method="GET",route="/_ready",status="200"}',
        '{method="GET",route="/admin/*",status="401"}',
        '{method="GET",route="/content-manager/*",status="401"}',
        '{method="GET",route="/uploads/*",status="404"}',
        '{method="GET",route="none",status="200"}',
        '{method="GET",route="none",status="404"}',
        '{method="other",route="none",status="405"}',
      ].sort()
    );
  });

  it('counts what PostgreSQL has told, and the fences that waited for it', async () => {
    const client = new Client({ connectionString: databaseUrl(database) });
    await client.connect();
    const fences = async () => (await readMetrics()).get('hub_fence_duration_seconds_count') as number;
    await node.ask(LIST);
    const before = await fences();
    const grown = await countDuring(async () => {
      await client.query("NOTIFY delivery, 'cities:1 cities@sq'");
      await client.query("NOTIFY delivery, 'cities:*'");
      // Once it is answered, this node has heard what was committed before.
      await node.ask('/admin/login', { method: 'POST' });
    });
    await client.end();
    expect(grown).toMatchObject({
      'hub_dropped_tags_total{scope="tag"}': 2,
      'hub_dropped_tags_total{scope="table"}': 1,
      // The list, and what it was put together of.
      'hub_memory_removed_total{reason="changed"}': expect.any(Number),
    });
    expect(await fences()).toBe(before + 1);
  });

  it('says how the channel, the database’s pool and the process are', async () => {
    const metrics = await readMetrics();
    expect(Object.fromEntries(metrics)).toMatchObject({
      hub_channel_trusted: 1,
      hub_channel_losses_total: 0,
      hub_database_connections_limit: 10,
      hub_database_waiting_queries: 0,
      'hub_database_connections{state="used"}': 0,
      hub_memory_limit_bytes: 256 * 1024 * 1024,
      [`hub_build_info{version="0.1.0",strapi="5.54.0",node="${process.version}"}`]: 1,
    });
    expect(metrics.get('hub_channel_lag_seconds')).toBeLessThan(10);
    expect(metrics.get('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
    expect(metrics.get('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
  });
});

it('there are no metrics where nobody has set a token for them', async () => {
  const other = await nodes.start();
  expect((await other.ask('/metrics', { headers: { Authorization: 'Bearer ' } })).status).toBe(404);
});

describe('the log in production', () => {
  /** The lines written for a request, once there is one of that level. */
  async function linesOf(requestId: string, level = 'http'): Promise<Record<string, unknown>[]> {
    await node.prints(`"level":"${level}","message":`);
    const isWritten = () => lines().some((line) => line.requestId === requestId && line.level === level);
    while (!isWritten()) await node.ask('/_health');
    return lines().filter((line) => line.requestId === requestId);
  }

  const lines = (): Record<string, unknown>[] =>
    node
      .output()
      .split('\n')
      .slice(0, -1)
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  it('has a line of JSON for each request, whoever answers it, with the id that the answer has', async () => {
    const [path, hidden] = ['/api/topics?locale=en', '&access_token=eyJhbGciOi'];
    for (const handler of ['strapi', 'front_door']) {
      const { headers, text } = await node.ask(path);
      const written = await linesOf(headers['x-request-id'] as string);
      expect(written).toEqual([
        {
          time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
          level: 'http',
          message: expect.stringMatching(/^GET \/api\/topics\?locale=en 200 \([\d.]+ ms\)$/),
          requestId: headers['x-request-id'],
          method: 'GET',
          path,
          route: '/api/topics',
          status: 200,
          durationMs: expect.any(Number),
          bytes: text.length,
          handler,
        },
      ]);
    }
    const { headers } = await node.ask(`${path}${hidden}`);
    const [line] = await linesOf(headers['x-request-id'] as string);
    expect(line).toMatchObject({ status: 400, path: `${path}&access_token=[hidden]` });
  });

  it('has what goes wrong during a request, with its stack and the request’s id', async () => {
    await node.ask('/%E0%A4%A?code=1234', { headers: { 'X-Request-Id': 'from-a-proxy' } });
    const [error, request] = await linesOf('from-a-proxy');
    expect(error).toMatchObject({
      level: 'error',
      requestId: 'from-a-proxy',
      method: 'GET',
      path: '/%E0%A4%A?code=[hidden]',
    });
    expect(error?.stack).toMatch(/^\w*Error: .*\n {4}at /);
    expect(request).toMatchObject({ level: 'http', status: 400 });
    expect(node.output()).not.toContain('1234');
  });

  it('has nothing but such lines, also of the start', () => {
    const others = node
      .output()
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('{'));
    // Of this test, and of Node itself.
    expect(others.filter((line) => !/^(port \d+;|\(node:\d+\)|\(Use `node)/.test(line))).toEqual([]);
    expect(node.output()).not.toContain(TOKEN);
  });
});

import { Writable } from 'node:stream';

import { createLogger, winston } from '@strapi/logger';

import { jsonLines, REQUEST } from '../../../src/log/json-lines';

type Line = Record<string, unknown>;

/** Strapi's logger, as config/logger.ts makes it in production, and the lines it has written. */
function startLog() {
  const lines: Line[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      const text = chunk.toString();
      // One event, one line.
      expect(text.indexOf('\n')).toBe(text.length - 1);
      lines.push(JSON.parse(text) as Line);
      done();
    },
  });
  const transports = [new winston.transports.Stream({ stream })];
  const log = createLogger({ level: 'info', format: jsonLines(), transports });
  return { log, lines, last: () => lines.at(-1) as Line };
}

it('a line has its time, level and message, in this order, and what was said beside it', () => {
  const { log, last } = startLog();
  log.info('Sent 3 digests.', { digests: 3 });
  expect(Object.keys(last())).toEqual(['time', 'level', 'message', 'digests']);
  expect(last()).toMatchObject({ level: 'info', message: 'Sent 3 digests.', digests: 3 });
  expect(last().time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

it('what an outsider puts into a message stays in its field, and colours are left out', () => {
  const { log, lines } = startLog();
  log.warn('slug: "a"\n{"level":"error"}\u001b[31m!\u001b[39m');
  expect(lines).toMatchObject([{ level: 'warn', message: 'slug: "a"\n{"level":"error"}!' }]);
});

it('lines below the level are not written', () => {
  const { log, lines } = startLog();
  log.http('GET /api/cities 200');
  expect(lines).toEqual([]);
});

describe('an error', () => {
  afterEach(() => jest.useRealTimers());

  const failed = () =>
    Object.assign(new TypeError('no such city', { cause: new Error('the river is wide') }), {
      code: 'E_CITY',
      config: { headers: { authorization: 'Bearer of-a-secret' } },
    });

  it.each([
    ['alone', 'no such city', (log: ReturnType<typeof createLogger>) => log.error(failed())],
    ['beside a message', 'Seed: no such city', (log: ReturnType<typeof createLogger>) => log.error('Seed:', failed())],
  ])('%s has its stack in a field, and its cause’s, and nothing else of it', (_, message, write) => {
    const { log, last } = startLog();
    write(log);
    const { time, stack, ...line } = last();
    expect(time).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
    expect(line).toEqual({ level: 'error', message, error: 'TypeError', code: 'E_CITY' });
    expect(stack).toMatch(/^TypeError: no such city\n {4}at [^]*\nCaused by: Error: the river is wide\n/);
  });

  it('of an outage has its stack once, and again where the next one has another outage', () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    const { log, lines } = startLog();
    const refused = (sql: string) =>
      log.error(Object.assign(new Error(`${sql} - connect ECONNREFUSED`), { code: 'ECONNREFUSED' }));
    refused('select 1');
    log.error(failed());
    jest.advanceTimersByTime(50_000);
    refused('select 2');
    jest.advanceTimersByTime(50_000);
    refused('select 3');
    jest.advanceTimersByTime(61_000);
    refused('select 4');
    expect(lines.map(({ message, code, stack }) => [message, code, stack !== undefined])).toEqual([
      ['select 1 - connect ECONNREFUSED', 'ECONNREFUSED', true],
      ['no such city', 'E_CITY', true],
      ['select 2 - connect ECONNREFUSED', 'ECONNREFUSED', false],
      ['select 3 - connect ECONNREFUSED', 'ECONNREFUSED', false],
      ['select 4 - connect ECONNREFUSED', 'ECONNREFUSED', true],
    ]);
  });

  it('without words is known by its code', () => {
    const { log, last } = startLog();
    log.error(Object.assign(new Error(''), { code: 'ECONNREFUSED' }));
    expect(last()).toMatchObject({ message: 'ECONNREFUSED', error: 'Error' });
  });
});

it('what is no text is written as one', () => {
  const { log, lines } = startLog();
  const circle: Line = { big: 1n };
  circle.self = circle;
  log.info(circle as unknown as string);
  log.info(undefined as unknown as string);
  expect(lines.map(({ message }) => message)).toEqual(['<ref *1> { big: 1n, self: [Circular *1] }', 'undefined']);
});

it('a line says which request it was written for, as it was when it was written', () => {
  const { log, lines } = startLog();
  let current: object | undefined;
  log.defaultMeta = {
    get [REQUEST]() {
      return current;
    },
  };
  // More than a stream writes at once.
  for (let index = 0; index < 100; index++) {
    current = index % 3 === 0 ? undefined : { requestId: String(index) };
    if (index % 2 === 0) log.info(`line ${index}`);
    else log.error(new Error(`line ${index}`));
  }
  expect(lines.map(({ message, requestId }) => [message, requestId])).toEqual(
    Array.from({ length: 100 }, (_, index) => [`line ${index}`, index % 3 === 0 ? undefined : String(index)])
  );
});

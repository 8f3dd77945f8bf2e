import { createContentWriter, writeSample } from '../../api/support/content';
import { startHub, type Hub } from '../../support/hub';

let hub: Hub;

beforeAll(async () => {
  hub = await startHub('empty', {
    REST_MAX_QUERY_LENGTH: '400',
    REST_MAX_PARAMETERS: '11',
    REST_MAX_BRACKETS: '6',
    REST_MAX_LIST: '3',
    REST_MAX_JOINS: '2',
    REST_MAX_POPULATE_DEPTH: '2',
    REST_MAX_POPULATED: '4',
    REST_MAX_VISITS: '1',
    REST_MAX_PAGE_SIZE: '30',
    BODY_MAX_KB: '2',
  });
  await writeSample(createContentWriter(hub));
});
afterAll(() => hub.stop());

/** So many of something, as a query. */
const times = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join('&');

const OPERATORS = [
  '$eq',
  '$ne',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$eqi',
  '$nei',
  '$contains',
  '$containsi',
  '$startsWith',
  '$endsWith',
];
const compare = (count: number) => times(count, (index) => `filters[name][${OPERATORS[index]}]=a`);

describe('what a query may ask for is what the operator has set', () => {
  it.each<[what: string, within: string, beyond: string, parameter: string, said: string]>([
    ['its length', `_q=${'a'.repeat(397)}`, `_q=${'a'.repeat(398)}`, '_q', '400 are allowed'],
    ['its parameters', compare(11), compare(12), 'filters[name][$endsWith]', '11 are allowed'],
    [
      'brackets',
      'filters[$not][$not][$not][$not][$not][name]=a',
      'filters[$not][$not][$not][$not][$not][$not][name]=a',
      'filters[$not][$not][$not][$not][$not][$not][name]',
      '6 brackets are allowed',
    ],
    [
      'a list',
      times(3, (id) => `filters[id][$in][]=${id}`),
      times(4, (id) => `filters[id][$in][]=${id}`),
      'filters[id][$in]',
      'beyond number 2',
    ],
    [
      'relations in filters and sort',
      'filters[country][isoCode]=AL&sort=country.name',
      'filters[country][region][slug]=a&sort=country.name',
      'sort',
      'at most 2 steps',
    ],
    [
      'levels of populate',
      'populate=country.region',
      'populate=country.region.cover',
      'populate',
      '2 levels are allowed',
    ],
    [
      'what is populated',
      'populate=country,topics,events,cover',
      'populate=country,topics,events,cover,leader',
      'populate',
      'at most 4 relations',
    ],
    ['a circle', 'populate=country.region', 'populate=country.cities', 'populate', '1 times on a path'],
    ['a page', 'pagination[pageSize]=30', 'pagination[pageSize]=31', 'pagination[pageSize]', 'from 1 to 30'],
  ])('%s', async (_, within, beyond, parameter, said) => {
    const { body } = await hub.request.get(`/api/cities?${within}`);
    expect(body.error).toBeUndefined();
    const { body: refusal } = await hub.request.get(`/api/cities?${beyond}`).expect(400);
    expect(refusal.error).toMatchObject({ status: 400, name: 'ValidationError', details: { parameter } });
    expect(refusal.error.message).toMatch(said);
  });
});

describe('a body', () => {
  const send = (path: string, type: string, body: string | Buffer) =>
    hub.request.post(path).set('Content-Type', type).send(body);
  const FORM = 'application/x-www-form-urlencoded';
  const MULTIPART = 'multipart/form-data; boundary=X';
  const fields = (value: string) =>
    `--X\r\nContent-Disposition: form-data; name="identifier"\r\n\r\n${value}\r\n--X--\r\n`;

  it.each([
    ['application/json', JSON.stringify({ identifier: 'a'.repeat(2_100) })],
    [FORM, `identifier=${'a'.repeat(2_100)}`],
    [MULTIPART, fields('a'.repeat(2_100))],
  ])('of %s that is too large is refused with 413, which says how large it may be', async (type, body) => {
    for (const path of ['/api/auth/local', '/admin/login', '/api/cities']) {
      const response = await send(path, type, body).expect(413);
      expect(response.body).toEqual({
        data: null,
        error: {
          status: 413,
          name: 'PayloadTooLargeError',
          message: 'The body is too large. Allowed: 2 KB.',
          details: { parameter: 'body', maxKb: 2 },
        },
      });
    }
  });

  it.each([
    ['application/json', JSON.stringify({ identifier: 'a'.repeat(1_900), password: 'b' })],
    [FORM, `identifier=${'a'.repeat(1_900)}&password=b`],
    [MULTIPART, fields('a'.repeat(1_900))],
  ])('of %s that is not is read', async (type, body) => {
    const { body: answer } = await send('/api/auth/local', type, body).expect(400);
    expect(answer.error.message).toMatch(/Invalid identifier or password|password is a required field/);
  });

  it('that is no JSON, or is missing, is told so', async () => {
    const { body } = await send('/api/auth/local', 'application/json', '{"identifier":').expect(400);
    expect(body.error).toMatchObject({ name: 'ValidationError', details: { parameter: 'body' } });
    const { body: other } = await hub.request.post('/api/auth/local').expect(400);
    expect(other.error).toMatchObject({ status: 400, name: 'ValidationError' });
  });
});

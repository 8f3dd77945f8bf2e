import { readFileSync } from 'node:fs';
import path from 'node:path';

import { startHub, type Hub } from '../support/hub';

const ROOT = path.resolve(__dirname, '../..');
const EXAMPLE = /^curl .*'http:\/\/localhost:1337(\/[^']*)'$/gm;

const examplesOf = (page: string): [page: string, address: string][] =>
  [...readFileSync(path.join(ROOT, page), 'utf8').matchAll(EXAMPLE)].map(([, address]) => [page, address as string]);
const examples = [...examplesOf('docs/rest.md'), ...examplesOf('README.md')];

let hub: Hub;

beforeAll(async () => {
  hub = await startHub('seeded');
}, 180_000);
afterAll(() => hub.stop());

it('are there', () => {
  expect(examples.length).toBeGreaterThan(8);
});

it.each(examples)('%s: what %s is said to give, the seeded hub gives', async (_, address) => {
  const response = await hub.request.get(address);
  if (address === '/_health') {
    expect(response.status).toBe(204);
    return;
  }
  // The example of an error.
  if (address.includes('guest')) {
    expect(response.status).toBe(400);
    expect(response.body.error.details.allowed).toEqual(['applicant', 'member', 'former']);
    return;
  }
  expect(response.status).toBe(200);
  // The list of the languages is Strapi's own, without `data` around it.
  const { data } = address === '/api/i18n/locales' ? { data: response.body } : response.body;
  if (address.startsWith('/api/')) expect([data].flat()).not.toHaveLength(0);
});

it('the error in docs/rest.md is the one that its example gives', async () => {
  const page = readFileSync(path.join(ROOT, 'docs/rest.md'), 'utf8');
  const [, json = ''] = /```json\n([^`]*)```/.exec(page) ?? [];
  const { body } = await hub.request.get('/api/cities?filters[membershipStatus]=guest');
  expect(body).toEqual(JSON.parse(json));
});

import { createAllowedOrigins } from '../../../src/rest/cors';

const SITES = ['https://site.example', 'https://www.site.example'];
const allowedOrigins = createAllowedOrigins(SITES);
const ask = (method: string, path: string, requested = '') =>
  allowedOrigins({ path, method, get: (header) => (header === 'Access-Control-Request-Method' ? requested : '') });

it.each([
  ['GET', '/api/cities'],
  ['HEAD', '/api/cities/durres'],
  ['GET', '/uploads/cover.png'],
  ['POST', '/api/auth/local'],
])('the sites of the list may %s %s, and ask before', (method, path) => {
  expect(ask(method, path)).toEqual(SITES);
  expect(ask('OPTIONS', path, method)).toEqual(SITES);
});

it.each([
  ['POST', '/api/cities'],
  ['DELETE', '/api/cities/durres'],
  ['GET', '/admin'],
  ['GET', '/apiary'],
  ['GET', '/admin/api/'],
  ['POST', '/api/auth'],
  ['POST', '/uploads/cover.png'],
  ['PUT', '/api/auth/local'],
])('they may not %s %s, nor ask before', (method, path) => {
  expect(ask(method, path)).toEqual([]);
  expect(ask('OPTIONS', path, method)).toEqual([]);
});

it('a question that names no method is about nothing', () => {
  expect(ask('OPTIONS', '/api/cities')).toEqual([]);
});

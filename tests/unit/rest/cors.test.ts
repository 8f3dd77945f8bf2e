import { allowedOrigin } from '../../../src/rest/cors';

const ask = (method: string, path: string, requested = '') =>
  allowedOrigin({ path, method, get: (header) => (header === 'Access-Control-Request-Method' ? requested : '') });

it.each([
  ['GET', '/api/cities'],
  ['HEAD', '/api/cities/durres'],
  ['GET', '/uploads/cover.png'],
  ['POST', '/api/auth/local'],
])('other sites may %s %s, and ask before', (method, path) => {
  expect(ask(method, path)).toBe('*');
  expect(ask('OPTIONS', path, method)).toBe('*');
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
])('other sites may not %s %s, nor ask before', (method, path) => {
  expect(ask(method, path)).toBe('');
  expect(ask('OPTIONS', path, method)).toBe('');
});

it('a question that names no method is about nothing', () => {
  expect(ask('OPTIONS', '/api/cities')).toBe('');
});

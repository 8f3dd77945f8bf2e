import fc from 'fast-check';

import { chooseRequestId } from '../../../../src/plugins/delivery/server/requests/request-id';
import { nameRoute } from '../../../../src/plugins/delivery/server/requests/route-pattern';
import { withoutSecrets } from '../../../../src/plugins/delivery/server/requests/without-secrets';

describe('the id of a request', () => {
  it.each(['1', 'a4f0c6de-7f6b-4f3e-9b2f-51d0a7b0c7f1', 'Root=1-67891233-abcdef012345678912345678', 'x'.repeat(128)])(
    'is %s where it came with it',
    (id) => expect(chooseRequestId(id)).toBe(id)
  );

  it('is never one that could write into a log, or be too long for it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (asked) => {
        expect(chooseRequestId(asked)).toMatch(/^[\w.:~@+/=-]{1,128}$/);
      }),
      { seed: 7 }
    );
    expect(chooseRequestId(undefined)).not.toBe(chooseRequestId(undefined));
  });
});

it.each([
  ['/api/cities/:id', 'content-api', 200, '/api/cities/:id'],
  ['/api/cities/:id', 'content-api', 404, '/api/cities/:id'],
  ['/content-manager/collection-types/:model/:id', 'admin', 200, '/content-manager/*'],
  ['/admin/login', 'admin', 200, '/admin/*'],
  ['/admin/:path*', undefined, 200, '/admin/*'],
  ['/uploads/(.*)', undefined, 404, '/uploads/*'],
  ['/((?!uploads/).+)', undefined, 200, '/*'],
  ['/((?!uploads/).+)', undefined, 404, 'none'],
  ['/', undefined, 302, '/'],
  ['/_ready', undefined, 200, '/_ready'],
  [undefined, undefined, 405, 'none'],
])('the route %s of %s with status %i is called %s', (pattern, type, status, name) => {
  expect(nameRoute({ pattern, type, status })).toBe(name);
});

describe('an address in the log', () => {
  it.each([
    ['/api/cities', '/api/cities'],
    ['/api/cities?filters[name]=Vlor%C3%AB&sort=name', '/api/cities?filters[name]=Vlor%C3%AB&sort=name'],
    ['/api/cities?populate%5Bcountry%5D=*&locale=sq', '/api/cities?populate%5Bcountry%5D=*&locale=sq'],
    ['/api/auth/github/callback?access_token=eyJh&page=2', '/api/auth/github/callback?access_token=[hidden]&page=2'],
    ['/admin/auth/reset?code=a%3Db=c', '/admin/auth/reset?code=[hidden]'],
    ['/api/cities?eyJhbGciOi', '/api/cities?[hidden]'],
    ['/api/cities?filtersx=eyJh', '/api/cities?filtersx=[hidden]'],
  ])('%s is written %s', (url, written) => expect(withoutSecrets(url)).toBe(written));

  it('has an end', () => {
    expect(withoutSecrets(`/api/cities?sort=${'x'.repeat(10_000)}`)).toHaveLength(2_049);
  });
});

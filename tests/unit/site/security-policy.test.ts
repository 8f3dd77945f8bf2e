import { policyOf, securityHeadersOf } from '../../../examples/site/src/security-policy';

const directive = (policy: string, name: string) => policy.split('; ').find((part) => part.startsWith(`${name} `));

it('a page allows its own style by its hash, no other inline style, and no connection', () => {
  const policy = policyOf({ style: 'p{}' });
  expect(directive(policy, 'style-src')).toBe("style-src 'self' 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='");
  expect(directive(policyOf({ style: undefined }), 'style-src')).toBe("style-src 'self'");
  expect(directive(policy, 'connect-src')).toBeUndefined();
});

it('a page that is made while somebody works on the site may be styled and kept up to date by Vite', () => {
  const policy = policyOf({ style: 'p{}', isLive: true });
  expect(directive(policy, 'style-src')).toBe("style-src 'self' 'unsafe-inline'");
  expect(directive(policy, 'connect-src')).toBe("connect-src 'self' ws:");
  expect(directive(policy, 'script-src')).toBe("script-src 'self'");
});

it('a server adds what a page cannot demand: to be shown in no frame', () => {
  expect(securityHeadersOf("default-src 'none'")).toMatchObject({
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  });
});

import serverConfig from '../../../config/server';

const SECRET = 'a-secret-for-tests-only';
const ENVIRONMENT = {
  DATABASE_URL: 'postgresql://localhost/hub',
  ...Object.fromEntries(
    ['APP_KEYS', 'API_TOKEN_SALT', 'ADMIN_JWT_SECRET', 'TRANSFER_TOKEN_SALT', 'ENCRYPTION_KEY', 'JWT_SECRET'].map(
      (name) => [name, SECRET]
    )
  ),
};

const processEnvironment = process.env;
afterEach(() => {
  process.env = processEnvironment;
});

describe('how many addresses of X-Forwarded-For are believed', () => {
  it.each<[string, Record<string, string>, { koa: boolean; maxIpsCount: number }]>([
    ['none without a proxy', {}, { koa: false, maxIpsCount: 0 }],
    [
      'one where the hub has a public address',
      { PUBLIC_URL: 'https://hub.example.org' },
      { koa: true, maxIpsCount: 1 },
    ],
    ['as many as there are proxies', { TRUSTED_PROXIES: '2' }, { koa: true, maxIpsCount: 2 }],
    [
      'none where it is said so',
      { PUBLIC_URL: 'https://hub.example.org', TRUSTED_PROXIES: '0' },
      { koa: false, maxIpsCount: 0 },
    ],
  ])('%s', (_, variables, proxy) => {
    process.env = { ...ENVIRONMENT, ...variables };
    expect(serverConfig()).toMatchObject({ proxy });
  });
});

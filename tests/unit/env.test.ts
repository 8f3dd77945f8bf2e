import { readEnvironment } from '../../src/env';

const SECRET = 'sixteen-characters-at-least';
const usable = {
  DATABASE_URL: 'postgresql://hub:secret@localhost:5432/cities_hub',
  APP_KEYS: `${SECRET}, ${SECRET}`,
  API_TOKEN_SALT: SECRET,
  ADMIN_JWT_SECRET: SECRET,
  TRANSFER_TOKEN_SALT: SECRET,
  ENCRYPTION_KEY: SECRET,
  JWT_SECRET: SECRET,
};

it('takes the database and the secrets, and has a default for everything else', () => {
  expect(readEnvironment(usable)).toMatchObject({
    NODE_ENV: 'development',
    HOST: '0.0.0.0',
    PORT: 1337,
    SERVE_ADMIN: true,
    ALLOW_SEED: false,
    APP_KEYS: [SECRET, SECRET],
  });
});

it('lists everything that is missing in one error', () => {
  const message = messageOf({});
  for (const name of Object.keys(usable)) expect(message).toContain(`  ${name}: is missing`);
});

it.each([
  ['PORT', '0', 'a whole number from 1 to 65535'],
  ['PORT', '80.5', 'a whole number from 1 to 65535'],
  ['PORT', 'http', 'a whole number from 1 to 65535'],
  ['DATABASE_POOL_MAX', '1', 'a whole number from 2 to 200'],
  ['NODE_ENV', 'staging', 'one of development, production, test'],
  ['LOG_LEVEL', 'loud', 'one of error, warn, info, http, debug, silly'],
  ['PUBLIC_URL', 'ftp://example.org', 'a web address'],
  ['DATABASE_URL', 'mysql://localhost/hub', 'a PostgreSQL address'],
  ['APP_KEYS', 'short', 'at least 16 characters'],
  ['APP_KEYS', `${SECRET},`, 'at least 16 characters'],
  ['METRICS_TOKEN', 'fifteen-letters', 'at least 16 characters'],
  ['JWT_SECRET', 'generate', 'at least 16 characters'],
  ['ADMIN_EMAIL', 'admin', 'an e-mail address'],
  ['ADMIN_PASSWORD', 'only-lower-case-1', '8 to 72 bytes'],
  ['ADMIN_PASSWORD', `Ж1a${'ж'.repeat(40)}`, '8 to 72 bytes'],
  ['SERVE_ADMIN', 'maybe', 'true or false'],
])('%s=%s is an error that says what is allowed', (name, value, allowed) => {
  const message = messageOf({ ...usable, [name]: value });
  expect(message).toMatch(new RegExp(`^  ${name}: must (be|have) `, 'm'));
  expect(message).toContain(allowed);
});

it('never repeats a value, which may be a secret', () => {
  expect(messageOf({ ...usable, JWT_SECRET: 'hunter2', DATABASE_URL: 'mysql://hunter2@x' })).not.toContain('hunter2');
});

it.each(['PUBLIC_URL', 'ADMIN_EMAIL', 'ADMIN_PASSWORD', 'METRICS_TOKEN'] as const)(
  'an empty %s counts as none',
  (name) => {
    expect(readEnvironment({ ...usable, [name]: '' })[name]).toBeUndefined();
  }
);

function messageOf(variables: NodeJS.ProcessEnv): string {
  try {
    readEnvironment(variables);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the environment was accepted');
}

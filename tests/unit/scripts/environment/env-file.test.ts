import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { ensureEnvFile, fillSecrets, listSecretNames } from '../../../../scripts/environment/env-file';
import { readEnvironment } from '../../../../src/env';

const EXAMPLE = readFileSync(path.resolve(__dirname, '../../../../.env.example'), 'utf8');

describe('fillSecrets', () => {
  it('puts another secret in each place, and leaves comments and plain values alone', () => {
    let count = 0;
    const template = '# generate nothing here\nHOST=0.0.0.0\nKEYS=generate,generate\n# SALT=generate\nSALT=generate\n';
    expect(fillSecrets(template, () => `secret-${(count += 1)}`)).toBe(
      '# generate nothing here\nHOST=0.0.0.0\nKEYS=secret-1,secret-2\n# SALT=generate\nSALT=secret-3\n'
    );
  });

  it('makes .env.example a usable environment, but for the database', () => {
    const variables = Object.fromEntries(
      [...fillSecrets(EXAMPLE).matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value])
    );
    expect(readEnvironment({ ...variables, DATABASE_URL: 'postgresql://localhost/hub' })).toMatchObject({ PORT: 1337 });
    expect(() => readEnvironment(variables)).toThrow('DATABASE_URL: is missing');
  });

  it('is needed: .env.example as it is names each secret as unusable', () => {
    const variables = Object.fromEntries(listSecretNames(EXAMPLE).map((name) => [name, 'generate']));
    for (const name of Object.keys(variables)) expect(() => readEnvironment(variables)).toThrow(`${name}: must be`);
  });
});

describe('ensureEnvFile', () => {
  let root: string;
  const saved = { ...process.env };

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'env-file-'));
    writeFileSync(path.join(root, '.env.example'), EXAMPLE);
  });
  afterEach(() => {
    process.env = { ...saved };
    rmSync(root, { recursive: true });
  });

  it('writes a file only its owner can read, once', () => {
    expect(ensureEnvFile(root)).toBe(true);
    const text = readFileSync(path.join(root, '.env'), 'utf8');
    expect(statSync(path.join(root, '.env')).mode & 0o777).toBe(0o600);
    expect(ensureEnvFile(root)).toBe(false);
    expect(readFileSync(path.join(root, '.env'), 'utf8')).toBe(text);
    expect(readdirSync(root).sort()).toEqual(['.env', '.env.example']);
  });

  it('leaves an existing file alone, whatever it lacks', () => {
    writeFileSync(path.join(root, '.env'), 'PORT=1\n');
    expect(ensureEnvFile(root)).toBe(false);
    expect(readFileSync(path.join(root, '.env'), 'utf8')).toBe('PORT=1\n');
  });

  it('writes none where the process has every secret, as in a container', () => {
    for (const name of listSecretNames(EXAMPLE)) process.env[name] = 'from-the-container';
    expect(ensureEnvFile(root)).toBe(false);
    expect(readdirSync(root)).toEqual(['.env.example']);
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { hashAdminPanelInputs } from '../../../../scripts/admin-panel/inputs';

let root: string;
const hash = (env: NodeJS.ProcessEnv = {}) => hashAdminPanelInputs({ root, env });
const write = (file: string, text = '') => {
  mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'admin-panel-'));
  write('src/admin/app.tsx', 'first');
  write('src/plugins/search/server/index.ts', 'first');
});
afterEach(() => rmSync(root, { recursive: true }));

it.each([
  'package-lock.json',
  'config/plugins.ts',
  'src/admin/app.tsx',
  'src/admin/deep/er.tsx',
  'src/plugins/search/package.json',
  'src/plugins/search/admin/src/index.tsx',
  'src/plugins/search/shared/contracts.ts',
])('is built again where %s changes', (file) => {
  const before = hash();
  write(file, 'second');
  expect(hash()).not.toBe(before);
});

it.each(['src/index.ts', 'src/plugins/search/server/index.ts', 'database/seeds/city/a/en.md', '.env'])(
  'is not built again where %s changes, which it does not contain',
  (file) => {
    const before = hash();
    write(file, 'second');
    expect(hash()).toBe(before);
  }
);

it('is built again where a file is renamed', () => {
  const before = hash();
  rmSync(path.join(root, 'src/admin/app.tsx'));
  write('src/admin/main.tsx', 'first');
  expect(hash()).not.toBe(before);
});

it('depends on the path of the public address, not on its host, so that one image serves under every name', () => {
  expect(hash({ PUBLIC_URL: 'https://hub.example.org' })).toBe(hash());
  expect(hash({ PUBLIC_URL: 'https://example.org/hub' })).not.toBe(hash());
});

it("depends on the variables Strapi's bundler takes, and on no others", () => {
  expect(hash({ STRAPI_ADMIN_COLOUR: 'red' })).not.toBe(hash());
  expect(hash({ PORT: '8080', JWT_SECRET: 'secret' })).toBe(hash());
});

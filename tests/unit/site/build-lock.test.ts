import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { runSiteModule } from '../../support/site-server';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cities-hub-lock-'));
  file = path.join(folder, '.building');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const hold = (then = '') =>
  runSiteModule(
    `import { holdBuild } from './scripts/build-lock.mjs'; const release = holdBuild(${JSON.stringify(file)}); ${then}`
  );

it('a second build at the same time is refused, with the process that builds', async () => {
  writeFileSync(file, String(process.pid));
  const { exitCode, output } = await hold();
  expect(exitCode).toBe(1);
  expect(output).toContain(`The site is being built already, by process ${process.pid}; ${file} says so.`);
  expect(readFileSync(file, 'utf8')).toBe(String(process.pid));
});

it('a build that was killed stops none that comes later, and one that ends lets the next begin', async () => {
  expect((await hold()).exitCode).toBe(0);
  expect(readFileSync(file, 'utf8')).toMatch(/^\d+$/);
  expect((await hold('release();')).exitCode).toBe(0);
  expect(() => readFileSync(file)).toThrow('ENOENT');
});

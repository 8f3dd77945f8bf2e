import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { runSiteModule } from '../../support/site-server';

/** A process that nobody has: beyond the highest number there can be. */
const GONE = '4194305';

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

it.each(['', '0', '-1', 'nobody', '1e3'])('what is no number of a process, %j, stops no build', async (text) => {
  writeFileSync(file, text);
  expect(await hold()).toMatchObject({ exitCode: 0 });
  expect(readFileSync(file, 'utf8')).toMatch(/^[1-9]\d*$/);
});

it('of two that find the same killed build, the later leaves the place to the earlier', async () => {
  writeFileSync(file, GONE);
  const { exitCode, output } = await runSiteModule(`
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { readFileSync } = fs;
    const file = ${JSON.stringify(file)};
    fs.readFileSync = (...request) => {
      const text = readFileSync(...request);
      // The earlier one, at the worst moment.
      if (request[0] === file && text === '${GONE}') fs.writeFileSync(file, '${process.pid}');
      return text;
    };
    syncBuiltinESMExports();
    const { holdBuild } = await import('./scripts/build-lock.mjs');
    holdBuild(file);
  `);
  expect(output).toContain(`being built already, by process ${process.pid};`);
  expect(exitCode).toBe(1);
  expect(readFileSync(file, 'utf8')).toBe(String(process.pid));
  expect(readdirSync(folder)).toEqual(['.building']);
});

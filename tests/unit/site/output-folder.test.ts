import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { captureChild } from '../../../scripts/process/child';
import { SITE_FOLDER } from '../../../scripts/site/place';
import { runSiteModule } from '../../support/site-server';

let place: string;
let folder: string;

beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'cities-hub-output-'));
  folder = path.join(place, 'website');
  mkdirSync(folder);
});

afterEach(() => rmSync(place, { recursive: true, force: true }));

const preview = (...args: string[]) =>
  captureChild({
    args: ['scripts/preview.mjs', ...args],
    options: {
      cwd: path.resolve(__dirname, '../../..', SITE_FOLDER),
      env: { ...process.env, SITE_OUTPUT: folder },
    },
  });

it('what is served is what was built, by the server that was built with it', async () => {
  writeFileSync(path.join(place, 'website-server.cjs'), 'console.log(JSON.stringify(process.argv.slice(2)));');
  const { exitCode, output } = await preview('--port', '0');
  expect({ exitCode, args: JSON.parse(output) as unknown }).toEqual({ exitCode: 0, args: ['--port', '0', folder] });
});

it('where nothing was built, the server that is missing is named', async () => {
  const server = path.join(place, 'website-server.cjs');
  expect(await preview()).toEqual({ exitCode: 1, output: `There is no ${server}; the build of the site writes it.\n` });
});

describe('a folder to build', () => {
  const check = () =>
    runSiteModule(`import { assertIsBuild } from './scripts/place.mjs'; assertIsBuild(${JSON.stringify(folder)});`);

  it('may be missing, empty, or a site that was built before', async () => {
    expect((await check()).exitCode).toBe(0);
    writeFileSync(path.join(folder, '404.html'), '');
    expect((await check()).exitCode).toBe(0);
    rmSync(folder, { recursive: true });
    expect((await check()).exitCode).toBe(0);
  });

  it('with anything else in it is refused, since a build takes its place', async () => {
    writeFileSync(path.join(folder, 'thesis.txt'), 'years of work');
    const { exitCode, output } = await check();
    expect(exitCode).toBe(1);
    expect(output).toContain(`SITE_OUTPUT: ${folder} holds something else than a built site, and would be lost.`);
    expect(readdirSync(folder)).toEqual(['thesis.txt']);
  });
});

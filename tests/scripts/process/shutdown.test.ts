import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

import { checkoutIn, createTemporaryDir, type Checkout } from '../../support/checkout';

const SHUTDOWN = path.resolve(__dirname, '../../../dist/scripts/process/shutdown.js');
const CLOSED_OUTPUT = pathToFileURL(path.resolve(__dirname, '../../../scripts/closed-output.mjs')).href;

let place: Checkout;
beforeEach(() => {
  place = checkoutIn(createTemporaryDir());
});
afterEach(() => place.remove());

/** Runs a command's work, the body of a function with a `shutdown`, in a process of its own. */
const run = (work: string) =>
  place.run([
    'node',
    '-e',
    `setInterval(() => {}, 1000);
     require(${JSON.stringify(SHUTDOWN)}).withShutdown(async (shutdown) => {${work}})
       .then((exitCode) => process.exit(exitCode), (error) => { console.error('failed', error.message); process.exit(1); });`,
  ]);

const DEFER_TWO = `
  shutdown.defer(async () => console.error('database ended'));
  shutdown.defer(async () => console.error('hub ended'));`;

it.each([
  ['SIGINT', '', 130],
  ['SIGTERM', '', 143],
  ['SIGHUP', '', 129],
  ['SIGTERM', 'shutdown.markReady();', 0],
] as const)('%s ends what was begun last first; with "%s" the exit code is %d', async (signal, ready, exitCode) => {
  const command = run(`${DEFER_TWO} ${ready} console.error('waiting'); await new Promise(() => {});`);
  await command.prints('waiting');
  command.interrupt(signal);
  expect(await command.end).toBe(exitCode);
  expect(command.output()).toMatch(/Stopping[^]*hub ended\ndatabase ended\nStopped\n$/);
});

it('the same happens where the work is done, or fails', async () => {
  const done = run(`${DEFER_TWO} return 7;`);
  expect(await done.end).toBe(7);
  expect(done.output()).toBe('hub ended\ndatabase ended\n');
  const failing = run(`${DEFER_TWO} throw new Error('no luck');`);
  expect(await failing.end).toBe(1);
  expect(failing.output()).toBe('hub ended\ndatabase ended\nfailed no luck\n');
});

it('nothing new begins once the end was asked for, and what was interrupted is no error', async () => {
  const command = run(`
    shutdown.defer(async () => console.error('ended'));
    console.error('waiting');
    await new Promise((resolve) => shutdown.signal.addEventListener('abort', resolve));
    shutdown.defer(async () => {});
    console.error('begun');`);
  await command.prints('waiting');
  command.interrupt('SIGINT');
  expect(await command.end).toBe(130);
  expect(command.output()).not.toMatch(/begun|failed/);
});

it('where nobody reads the output any more, what was begun is ended too, without a word', async () => {
  const work = `
    shutdown.defer(async () => console.error('hub ended'));
    setInterval(() => console.log('one more line'), 1);
    await new Promise(() => {});`;
  const child = spawn(
    process.execPath,
    [
      '--import',
      CLOSED_OUTPUT,
      '-e',
      `require(${JSON.stringify(SHUTDOWN)}).withShutdown(async (shutdown) => {${work}})`,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] }
  );
  child.stdout.once('data', () => child.stdout.destroy());
  const [said, [exitCode]] = await Promise.all([textOf(child.stderr), once(child, 'exit')]);
  expect({ said, exitCode }).toEqual({ said: 'hub ended\n', exitCode: 141 });
});

it('a library that ends the process on a signal loses it to the shutdown', async () => {
  const command = run(`
    process.on('SIGINT', () => process.exit(99));
    shutdown.takeSignals();
    console.log('waiting');
    await new Promise(() => {});`);
  await command.prints('waiting');
  command.interrupt('SIGINT');
  expect(await command.end).toBe(130);
});

it('one Ctrl-C that arrives twice is one, and a later one ends at once what hangs', async () => {
  const command = run(`
    shutdown.defer(() => new Promise(() => {}));
    console.log('waiting');
    await new Promise(() => {});`);
  await command.prints('waiting');
  const firstAt = performance.now();
  const presses = setInterval(() => command.interrupt('SIGINT'), 50);
  const exitCode = await command.end;
  clearInterval(presses);
  expect(exitCode).toBe(130);
  expect(performance.now() - firstAt).toBeGreaterThan(1_000);
  expect(command.output()).toContain('Ended at once');
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text as textOf } from 'node:stream/consumers';

import { captureChild } from '../../../scripts/process/child';

const COMMAND = path.resolve(__dirname, '../../../dist/scripts/with-database.js');

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(realpathSync(tmpdir()), 'cities-hub-help-'));
  writeFileSync(path.join(root, 'program.js'), 'console.log(process.argv.slice(2).join(" ")); process.exit(7);');
});
afterEach(() => rmSync(root, { recursive: true }));

it('a program whose output nobody reads any more ends without a word, as one that SIGPIPE ends', async () => {
  writeFileSync(path.join(root, 'program.js'), 'setInterval(() => console.log("one more line"), 1);');
  const script = `require(${JSON.stringify(COMMAND)}).run(${JSON.stringify({ root, args: ['program.js', '--help'] })}).then(process.exit)`;
  const child = spawn(process.execPath, ['-e', script], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.once('data', () => child.stdout.destroy());
  const [said, [exitCode]] = await Promise.all([textOf(child.stderr), once(child, 'exit')]);
  expect({ said, exitCode }).toEqual({ said: '', exitCode: 141 });
});

it.each([[['--help']], [['export', '-h']]])(
  'a program that is asked with %j how it is used starts no PostgreSQL and writes no .env',
  async (args) => {
    const script = `require(${JSON.stringify(COMMAND)}).run(${JSON.stringify({ root, args: ['program.js', ...args] })}).then(process.exit)`;
    const env = { ...process.env, DATABASE_URL: '' };
    expect(await captureChild({ args: ['-e', script], options: { cwd: root, env } })).toEqual({
      exitCode: 7,
      output: `${args.join(' ')}\n`,
    });
    for (const file of ['.data', '.env']) expect([file, existsSync(path.join(root, file))]).toEqual([file, false]);
  }
);

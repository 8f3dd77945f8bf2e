import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { captureChild } from '../../../scripts/process/child';

const COMMAND = path.resolve(__dirname, '../../../dist/scripts/with-database.js');

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(realpathSync(tmpdir()), 'cities-hub-help-'));
  writeFileSync(path.join(root, 'program.js'), 'console.log(process.argv.slice(2).join(" ")); process.exit(7);');
});
afterEach(() => rmSync(root, { recursive: true }));

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

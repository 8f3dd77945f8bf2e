import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { captureChild } from '../../../scripts/process/child';

type Outcome = Awaited<ReturnType<typeof captureChild>>;

/** The folder of a site that reads the hub, with the types of its API. */
export interface Site {
  /** Writes the types anew, with further options of `npm run types:client`. */
  writeTypes(...options: string[]): Promise<Outcome>;
  types(): string;
  /** Checks a script's types as strictly as there is, and compiles it. */
  compile(script: string): Promise<Outcome>;
  /** Runs what was compiled last. */
  run(...args: string[]): Promise<Outcome>;
  remove(): void;
}

const ROOT = path.resolve(__dirname, '../../..');
const COMPILER_OPTIONS = {
  module: 'ESNext',
  moduleResolution: 'Bundler',
  target: 'ES2022',
  lib: ['ES2022', 'DOM'],
  types: ['node'],
  strict: true,
  noUncheckedIndexedAccess: true,
  noEmitOnError: true,
  skipLibCheck: true,
};
/** The command as it is compiled. scripts/hub.mjs would compile it again, under the feet of other tests, had a source changed since. */
const RUN = `require('./dist/scripts/types-client.js')
  .run({ root: process.cwd(), args: process.argv.slice(1) })
  .then(process.exit)`;

/** Makes the folder, and the types in it as `npm run types:client` does: without a database, whatever the tests have. */
export async function createSite(): Promise<Site> {
  const dir = mkdtempSync(path.join(tmpdir(), 'cities-hub-site-'));
  const at = (file: string) => path.join(dir, file);
  symlinkSync(path.join(ROOT, 'node_modules'), at('node_modules'));
  writeFileSync(at('package.json'), JSON.stringify({ type: 'module' }));
  writeFileSync(at('tsconfig.json'), JSON.stringify({ compilerOptions: COMPILER_OPTIONS, files: ['session.ts'] }));

  const node = (...args: string[]) =>
    captureChild({ args, options: { cwd: ROOT, env: { ...process.env, DATABASE_URL: '' } } });
  const site: Site = {
    // Not as .d.ts, which the compiler would not check.
    writeTypes: (...options) => node('--eval', RUN, '--', '--output', at('cities-hub.ts'), ...options),
    types: () => readFileSync(at('cities-hub.ts'), 'utf8'),
    compile(script) {
      writeFileSync(at('session.ts'), script);
      return node('node_modules/typescript/bin/tsc', '--project', dir);
    },
    run: (...args) => node(at('session.js'), ...args),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
  const { exitCode, output } = await site.writeTypes();
  if (exitCode !== 0) throw new Error(output);
  return site;
}

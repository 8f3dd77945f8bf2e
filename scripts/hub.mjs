#!/usr/bin/env node
// @ts-check
/**
 * The one entry point of every npm script. It also runs on a bare clone, so it is plain JavaScript without
 * dependencies: it installs the packages and compiles the server where that is needed, and then runs the command's
 * compiled TypeScript in this same process.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';

import './closed-output.mjs';

/**
 * @typedef {object} Command
 * @property {string} [module] - the compiled script under dist/scripts, without its extension; none where compiling is all
 * @property {string} summary
 * @property {string[]} [args] - arguments in front of the user's
 * @property {boolean} [takesArguments]
 * @property {boolean} [mayHaveTypeErrors] - it reports type errors itself, beside the other problems it finds
 */

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const DIST = path.join(ROOT, 'dist');
const STAMP = path.join(DIST, 'server.stamp');

/** @type {Map<string, Command>} */
const COMMANDS = new Map([
  ['start', { module: 'start', summary: 'serve the hub; installs, builds, migrates and seeds whatever is missing' }],
  ['develop', { module: 'develop', takesArguments: true, summary: 'serve it and restart on every change' }],
  ['compile', { summary: 'compile the server where its sources have changed' }],
  ['build', { module: 'build', summary: 'build the server and the admin panel' }],
  [
    'seed',
    {
      module: 'with-database',
      args: ['dist/scripts/seed.js'],
      takesArguments: true,
      summary: 'write the content of database/seeds; -- --load 5000 makes a synthetic data set',
    },
  ],
  [
    'translations',
    {
      module: 'with-database',
      args: ['dist/scripts/translations.js'],
      takesArguments: true,
      summary: "say what is left to translate, and exchange files with translators' tools; -- --help says how",
    },
  ],
  [
    'strapi',
    {
      module: 'with-database',
      args: ['node_modules/@strapi/strapi/bin/strapi.js'],
      takesArguments: true,
      summary: "run Strapi's own command line, such as: npm run strapi -- admin:list-users",
    },
  ],
  ['test', { module: 'test', takesArguments: true, summary: 'run the tests on a throw-away PostgreSQL' }],
  [
    'test:long',
    { module: 'test-long', takesArguments: true, summary: 'run the tests that take minutes; -- --help says which' },
  ],
  [
    'test:e2e',
    {
      module: 'test',
      args: ['--config', 'jest.e2e.config.js'],
      takesArguments: true,
      summary: 'run the tests in a real browser',
    },
  ],
  [
    'test:interop',
    {
      module: 'test',
      args: ['--config', 'jest.interop.config.js'],
      takesArguments: true,
      summary: "run the tests with translators' own tools, translate-toolkit and omegat",
    },
  ],
  [
    'bench',
    { module: 'bench', takesArguments: true, summary: 'measure the hub against its targets; -- --help says what' },
  ],
  ['types', { module: 'types', summary: "generate the content types' TypeScript into types/generated" }],
  [
    'types:client',
    { module: 'types-client', takesArguments: true, summary: 'write the REST API as TypeScript types, for sites' },
  ],
  ['site', { module: 'site', takesArguments: true, summary: 'serve the hub and the reference site beside it' }],
  [
    'site:build',
    { module: 'site-build', takesArguments: true, summary: 'build the reference site from a hub that runs' },
  ],
  [
    'check',
    { module: 'check', mayHaveTypeErrors: true, summary: 'check formatting, lint rules, types and generated types' },
  ],
  ['format', { module: 'format', mayHaveTypeErrors: true, summary: 'format every file' }],
]);

await main(process.argv.slice(2));

/** @param {string[]} argv */
async function main([name = '--help', ...args]) {
  if (['--help', '-h', 'help'].includes(name)) {
    console.log(usage());
    return;
  }
  const command = COMMANDS.get(name);
  if (!command) fail(`There is no command "${name}".\n\n${usage()}`, 2);
  if (args.length > 0 && !command.takesArguments) fail(`${name} takes no arguments, but got: ${args.join(' ')}`, 2);

  assertNodeVersion();
  process.chdir(ROOT);
  if (!isInstalled()) installPackages();
  if (readStamp() !== hashServerSources()) compileServer(command);
  if (!command.module) return;

  /** @type {{ run(context: { root: string, args: string[] }): Promise<number> }} */
  const { run } = createRequire(import.meta.url)(path.join(DIST, 'scripts', `${command.module}.js`));
  try {
    process.exit(await run({ root: ROOT, args: [...(command.args ?? []), ...args] }));
  } catch (error) {
    // A plain Error is written for the reader; any other kind is a bug, or a library's, and needs its stack.
    const isExpected = error instanceof Error && Object.getPrototypeOf(error) === Error.prototype && !('code' in error);
    fail(isExpected ? error.message : inspect(error));
  }
}

function usage() {
  const names = [...COMMANDS.keys()];
  const width = Math.max(...names.map((name) => name.length));
  const lines = [...COMMANDS].map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `Usage: npm run <command> [-- arguments]\n\n${lines.join('\n')}`;
}

/**
 * @param {string} message
 * @param {number} [exitCode]
 * @returns {never}
 */
function fail(message, exitCode = 1) {
  console.error(message);
  process.exit(exitCode);
}

function assertNodeVersion() {
  /** @type {{ engines: { node: string } }} */
  const { engines } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const [wantedMajor = 0, wantedMinor = 0] = (engines.node.match(/\d+/g) ?? []).map(Number);
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  fail(
    `Cities Hub needs Node ${engines.node}, but this is Node ${process.versions.node}: https://nodejs.org/en/download`
  );
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes its own copy of the lock file into node_modules
 * as the last act of an install, so a half-finished one has none.
 */
function isInstalled() {
  const installedFile = path.join(ROOT, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = readLockedPackages(installedFile);
  // An image for production may leave out what only building needs.
  const maySkipDev = process.env.NODE_ENV === 'production';
  return Object.entries(readLockedPackages(path.join(ROOT, 'package-lock.json'))).every(([location, wanted]) => {
    const found = installed[location];
    if (found) return found.version === wanted.version && found.integrity === wanted.integrity;
    return location === '' || wanted.optional || wanted.devOptional || (maySkipDev && wanted.dev);
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, integrity?: string, optional?: true, dev?: true, devOptional?: true }>}
 */
function readLockedPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

function installPackages() {
  // npm ci empties the folder a link leads to, which is another checkout's.
  if (lstatSync(path.join(ROOT, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    fail('node_modules is a link to a folder that does not hold what package-lock.json asks for; run `npm ci` there.');
  }
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : undefined;
  // Compiling needs the packages for development too, which NODE_ENV=production would leave out.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  timed('Installing the packages (npm ci); this takes a minute or two', () =>
    npm
      ? spawnSync(process.execPath, [npm, ...args], { stdio: 'inherit' })
      : spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' })
  );
}

/** @param {Command} command */
function compileServer({ mayHaveTypeErrors = false }) {
  const compiler = path.join(ROOT, 'node_modules/typescript/bin/tsc');
  if (!existsSync(compiler)) {
    fail('The server is not compiled, and TypeScript is not installed: run `npm ci --include=dev`.');
  }
  // Without a stamp nobody knows what is in dist: a stop in the middle, or another tool that emptied it. The compiler
  // must then write every file again, not those alone that changed since its last run.
  if (!existsSync(STAMP)) rmSync(path.join(DIST, '.tsbuildinfo'), { force: true });
  rmSync(STAMP, { force: true });

  const isClean = timed(
    'Compiling the server',
    () =>
      spawnSync(
        process.execPath,
        [compiler, '--project', ROOT, ...(mayHaveTypeErrors ? ['--noEmitOnError', 'false'] : [])],
        { stdio: mayHaveTypeErrors ? 'ignore' : 'inherit' }
      ),
    { mayFail: mayHaveTypeErrors }
  );
  removeOrphans();
  if (isClean) writeFileSync(STAMP, hashServerSources());
}

/** Strapi loads whatever lies in dist: a content type whose source was deleted must not live on there. */
function removeOrphans() {
  for (const folder of ['config', 'scripts', 'src']) {
    for (const file of listFiles(path.join(DIST, folder))) {
      const source = path.join(ROOT, path.relative(DIST, file));
      const candidates = [source, source.replace(/\.js$/, '.ts')];
      if (!candidates.some((candidate) => existsSync(candidate))) rmSync(file);
    }
  }
}

/**
 * @param {string} title
 * @param {() => import('node:child_process').SpawnSyncReturns<Buffer>} run
 * @param {{ mayFail?: boolean }} [options]
 * @returns {boolean} whether it succeeded
 */
function timed(title, run, { mayFail = false } = {}) {
  console.error(`› ${title}`);
  const startedAt = Date.now();
  const { status, signal, error } = run();
  // The terminal sends Ctrl-C to the child too.
  if (signal) process.exit(130);
  if (error) fail(`${title}: ${error.message}`);
  if (status !== 0 && !mayFail) fail(`${title}: failed`);
  console.error(`  done in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  return status === 0;
}

function readStamp() {
  return existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : undefined;
}

function hashServerSources() {
  const hash = createHash('sha256');
  const isAdminPanel = /^src[\\/](admin|plugins[\\/][^\\/]+[\\/]admin)[\\/]/;
  const files = ['config', 'scripts', 'src', 'types']
    .flatMap((folder) => listFiles(path.join(ROOT, folder)))
    .map((file) => path.relative(ROOT, file))
    .filter((file) => /\.(ts|json)$/.test(file) && !isAdminPanel.test(file));
  for (const file of ['package-lock.json', 'tsconfig.json', ...files.sort()]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(ROOT, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @returns {string[]} every file below it
 */
function listFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}

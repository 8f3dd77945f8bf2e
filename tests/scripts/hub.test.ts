import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { checkoutIn, createCheckout, createTemporaryDir, type Checkout } from '../support/checkout';

const ROOT = path.resolve(__dirname, '../..');
/** What runs before anything is installed or compiled. */
const ENTRY = ['scripts/hub.mjs', 'scripts/closed-output.mjs'];

let checkout: Checkout;
afterEach(() => checkout.remove());

// A compilation takes seconds; a busy machine makes a minute of several.
jest.setTimeout(180_000);

const write = (file: string, text: string) => writeFileSync(path.join(checkout.dir, file), text);

async function hub(...args: string[]): Promise<{ exitCode: number | NodeJS.Signals; output: string }> {
  const command = checkout.run(['node', 'scripts/hub.mjs', ...args]);
  return { exitCode: await command.end, output: command.output() };
}

describe('a command', () => {
  beforeEach(() => {
    checkout = createCheckout();
  });

  it('that does not exist is an error that lists those that do, as --help does', async () => {
    const { scripts } = JSON.parse(checkout.read('package.json')) as { scripts: Record<string, string> };
    const unknown = await hub('strat');
    expect(unknown.exitCode).toBe(2);
    expect(unknown.output).toContain('no command "strat"');

    const help = await hub('--help');
    expect(help.exitCode).toBe(0);
    for (const name of Object.keys(scripts)) {
      expect(scripts[name]).toBe(`node scripts/hub.mjs ${name}`);
      expect(help.output).toMatch(new RegExp(`^  ${name}  +\\w`, 'm'));
      expect(unknown.output).toMatch(new RegExp(`^  ${name}  +\\w`, 'm'));
    }
  });

  it('that takes no arguments refuses them instead of ignoring them', async () => {
    const { exitCode, output } = await hub('start', '--port', '80');
    expect(exitCode).toBe(2);
    expect(output).toContain('start takes no arguments, but got: --port 80');
  });

  it('keeps the exit code of the program it runs', async () => {
    expect(await hub('test', '--config', 'missing.json')).toMatchObject({ exitCode: 1 });
    expect(await hub('test', '--version')).toMatchObject({ exitCode: 0 });
  });
});

describe('the compiled server', () => {
  /** One command of the real one, with what compiling needs: the compiler takes ten times as long for all of the hub. */
  const parts = ['package.json', 'package-lock.json', 'tsconfig.json'].concat(
    ENTRY,
    ['test.ts', 'command.ts', 'process'].map((name) => `scripts/${name}`)
  );

  beforeEach(() => {
    checkout = checkoutIn(createTemporaryDir());
    for (const part of parts) cpSync(path.join(ROOT, part), path.join(checkout.dir, part), { recursive: true });
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(checkout.dir, 'node_modules'));
    for (const folder of ['config', 'src']) mkdirSync(path.join(checkout.dir, folder));
    write('config/server.ts', "export default () => ({ host: '127.0.0.1' });\n");
  });

  it('never runs with a type error, is whole after a stop half-way, and follows its sources', async () => {
    const version = ['test', '--version'];
    expect(await hub(...version)).toMatchObject({ exitCode: 0 });
    expect(checkout.has('dist/server.stamp')).toBe(true);

    rmSync(path.join(checkout.dir, 'dist/server.stamp'));
    rmSync(path.join(checkout.dir, 'dist/config'), { recursive: true });
    write('src/added.ts', "export const port: number = 'high';\n");
    const refused = await hub(...version);
    expect(refused.exitCode).toBe(1);
    expect(refused.output).toContain('src/added.ts(1,14): error TS2322');

    write('src/added.ts', 'export const port = 80;\n');
    expect(await hub(...version)).toMatchObject({ exitCode: 0 });
    expect(checkout.has('dist/config/server.js')).toBe(true);
    expect(checkout.has('dist/src/added.js')).toBe(true);
    expect((await hub(...version)).output).not.toContain('Compiling');

    rmSync(path.join(checkout.dir, 'src/added.ts'));
    expect((await hub(...version)).output).toContain('Compiling the server');
    expect(checkout.has('dist/src/added.js')).toBe(false);
  });
});

describe('the packages', () => {
  beforeEach(() => {
    // The smallest project there is: one package, from a folder, so that npm needs no network.
    checkout = checkoutIn(createTemporaryDir());
    for (const folder of ['scripts', 'dep']) mkdirSync(path.join(checkout.dir, folder));
    for (const script of ENTRY) cpSync(path.join(ROOT, script), path.join(checkout.dir, script));
    const root = { name: 'small', version: '1.0.0', dependencies: { dep: 'file:dep' }, engines: { node: '>=20.19.0' } };
    write('package.json', JSON.stringify(root));
    write('tsconfig.json', '{}');
    write('dep/package.json', JSON.stringify({ name: 'dep', version: '1.0.0' }));
    const packages = { '': root, dep: { version: '1.0.0' }, 'node_modules/dep': { resolved: 'dep', link: true } };
    write('package-lock.json', JSON.stringify({ name: 'small', version: '1.0.0', lockfileVersion: 3, packages }));
  });

  it('are installed where they are missing, where an install was stopped half-way, and not again', async () => {
    // It gets no further than to the compiler, which this project does not have.
    expect((await hub('test')).output).toMatch(/Installing the packages[^]*done in[^]*TypeScript is not installed/);
    expect(checkout.has('node_modules/dep/package.json')).toBe(true);
    expect((await hub('test')).output).not.toContain('Installing');

    rmSync(path.join(checkout.dir, 'node_modules/.package-lock.json'));
    expect((await hub('test')).output).toContain('Installing the packages');
  });

  it('are installed again where package-lock.json asks for another version', async () => {
    await hub('test');
    write('dep/package.json', JSON.stringify({ name: 'dep', version: '1.0.1' }));
    const lock = JSON.parse(checkout.read('package-lock.json')) as { packages: Record<string, object> };
    write('package-lock.json', JSON.stringify({ ...lock, packages: { ...lock.packages, dep: { version: '1.0.1' } } }));
    expect((await hub('test')).output).toContain('Installing the packages');
    expect((await hub('test')).output).not.toContain('Installing the packages');
  });

  it('need a Node that is new enough, which the error names', async () => {
    write('package.json', JSON.stringify({ name: 'small', engines: { node: '>=99.1.0' } }));
    const { exitCode, output } = await hub('test');
    expect(exitCode).toBe(1);
    expect(output).toContain(`needs Node >=99.1.0, but this is Node ${process.versions.node}`);
    expect(checkout.has('node_modules')).toBe(false);
  });
});

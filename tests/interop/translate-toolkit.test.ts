import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import fc from 'fast-check';

import { findCodeFault } from '../../src/plugins/translations/server/passages/code-integrity';
import { plainText } from '../../src/plugins/translations/server/passages/passage';
import { filesOf } from '../plugins/translations/support/files';
import { startHub, type Hub } from '../support/hub';
import { anyEntries } from '../unit/plugins/translations/xliff/any-entries';
import { read, write } from '../unit/plugins/translations/xliff/read-and-write';

import { needProgram, run, temporaryDir } from './support/tools';

const ENTRIES = fc.sample(anyEntries, { seed: 20_261_122, numRuns: 60 }).flat();

describe('a file of XLIFF 1.2', () => {
  let dir: string;
  let file: string;
  beforeAll(async () => {
    needProgram('podebug', { from: 'translate-toolkit' });
    dir = temporaryDir();
    file = path.join(dir, 'export.xlf');
    writeFileSync(file, await write('1.2', ENTRIES));
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  it('is read with all its codes after podebug has pseudo-translated it', async () => {
    const output = path.join(dir, 'pseudo.xlf');
    run('podebug', ['--progress=none', '--rewrite=bracket', file, output]);
    const before = await read(readFileSync(file));
    const after = await read(readFileSync(output), 2 ** 16);
    const units = after.flatMap((entry) => entry.units);
    expect(units.map(({ id, source }) => ({ id, source }))).toEqual(
      before.flatMap((entry) => entry.units.map(({ id, source }) => ({ id, source })))
    );
    for (const { source, target = [], fault } of units) {
      expect([fault, findCodeFault(source, target)]).toEqual([undefined, undefined]);
      expect(plainText(target)).toMatch(/\[[^]*\]/);
    }
  });

  it('is checked by pofilter', () => {
    run('pofilter', ['--progress=none', file, path.join(dir, 'faults.xlf')]);
    expect(readFileSync(path.join(dir, 'faults.xlf'), 'utf8')).toContain('from="pofilter"');
  });
});

describe('an export of the hub', () => {
  let hub: Hub;
  let dir: string;
  beforeAll(async () => {
    needProgram('podebug', { from: 'translate-toolkit' });
    dir = temporaryDir();
    hub = await startHub('seeded');
  });
  afterAll(async () => {
    await hub.stop();
    rmSync(dir, { recursive: true });
  });

  it('is imported without a fault after podebug has pseudo-translated it', async () => {
    const files = filesOf(hub);
    const [file, output] = [path.join(dir, 'mk.xlf'), path.join(dir, 'pseudo.xlf')];
    writeFileSync(file, await files.export({ version: '1.2', locale: 'mk' }));
    run('podebug', ['--progress=none', '--rewrite=bracket', file, output]);
    const outcome = await files.import(readFileSync(output));
    expect(outcome.units.filter(({ verdict }) => verdict !== 'changed')).toEqual([]);
    expect(outcome).toMatchObject({ locale: 'mk', entries: 52, isWritten: true });
    expect((await files.import(readFileSync(output))).counts.unchanged).toBe(outcome.units.length);
  });
});

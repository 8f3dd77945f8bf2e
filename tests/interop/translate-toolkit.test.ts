import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import fc from 'fast-check';

import { findCodeFault } from '../../src/plugins/translations/server/passages/code-integrity';
import { plainText } from '../../src/plugins/translations/server/passages/passage';
import { filesOf } from '../plugins/translations/support/files';
import { documentsOf } from '../support/documents';
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
});

describe('an export of the hub', () => {
  let hub: Hub;
  let files: ReturnType<typeof filesOf>;
  let dir: string;
  let file: string;
  beforeAll(async () => {
    needProgram('podebug', { from: 'translate-toolkit' });
    dir = temporaryDir();
    hub = await startHub('seeded');
    files = filesOf(hub);
    file = path.join(dir, 'mk.xlf');
    writeFileSync(file, await files.export({ version: '1.2', locale: 'mk' }));
  });
  afterAll(async () => {
    await hub.stop();
    rmSync(dir, { recursive: true });
  });

  it('is checked by pofilter, which finds every text translated, and its codes whole', () => {
    const faultsOf = (...tests: string[]): string => {
      const output = path.join(dir, 'faults.xlf');
      rmSync(output, { force: true });
      run('pofilter', ['--progress=none', ...tests.map((test) => `--test=${test}`), file, output]);
      // It writes no file where it finds nothing.
      return existsSync(output) ? readFileSync(output, 'utf8') : '';
    };
    expect(faultsOf()).toContain('from="pofilter"');
    // It has read the texts: names of organisations, for one, are the same in both languages.
    expect(faultsOf('unchanged')).toContain('Consider translating');
    expect(faultsOf('untranslated', 'blank', 'xmltags', 'urls')).toBe('');
  });

  it('is imported without a fault after podebug has pseudo-translated it', async () => {
    const output = path.join(dir, 'pseudo.xlf');
    run('podebug', ['--progress=none', '--rewrite=bracket', file, output]);
    const back = readFileSync(output);
    const dryRun = await files.import(back, { isDryRun: true });
    expect(dryRun.units.filter(({ verdict }) => verdict !== 'changed')).toEqual([]);
    expect(dryRun).toMatchObject({ locale: 'mk', entries: 52, isWritten: false });
    expect(await nameInMacedonian()).toBe('Куманово');

    expect(await files.import(back)).toEqual({ ...dryRun, isWritten: true });
    expect(await nameInMacedonian()).toBe('[Куманово]');
    expect((await files.import(back)).counts.unchanged).toBe(dryRun.units.length);
  });

  async function nameInMacedonian(): Promise<unknown> {
    const [english] = await documentsOf(hub, 'city').findMany({ locale: 'en', filters: { slug: 'kumanovo' } });
    const filters = { documentId: english?.documentId };
    const [draft] = await documentsOf(hub, 'city').findMany({ locale: 'mk', filters });
    return draft?.name;
  }
});

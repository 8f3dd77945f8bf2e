import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import fc from 'fast-check';

import { findCodeFault } from '../../src/plugins/translations/server/passages/code-integrity';
import { isSamePassage } from '../../src/plugins/translations/server/passages/passage';
import { anyEntries } from '../unit/plugins/translations/xliff/any-entries';
import { read, write } from '../unit/plugins/translations/xliff/read-and-write';

import { needProgram, run, temporaryDir } from './support/tools';

const ENTRIES = fc.sample(anyEntries, { seed: 20_261_122, numRuns: 60 }).flat();

const FOLDERS = ['source', 'target', 'tm', 'glossary', 'dictionary'];
const PROJECT = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
  ${FOLDERS.map((name) => `<${name}_dir>__DEFAULT__</${name}_dir>`).join('')}
  <glossary_file>__DEFAULT__</glossary_file>
  <source_lang>EN</source_lang><target_lang>SQ</target_lang><sentence_seg>true</sentence_seg>
</project></omegat>`;

describe('a file of XLIFF 1.2 in a project of OmegaT', () => {
  let dir: string;
  beforeAll(async () => {
    needProgram('omegat', { from: 'omegat' });
    dir = temporaryDir();
    for (const name of [...FOLDERS, 'omegat', 'tm/auto'])
      mkdirSync(path.join(dir, 'project', name), { recursive: true });
    writeFileSync(path.join(dir, 'project/omegat.project'), PROJECT);
    writeFileSync(path.join(dir, 'project/source/export.xlf'), await write('1.2', ENTRIES));
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  const omegat = (...args: string[]) =>
    run('omegat', [path.join(dir, 'project'), `--config-dir=${dir}/config`, ...args]);

  it('is read with all its codes after OmegaT has translated it from a translation memory', async () => {
    const memory = path.join(dir, 'memory.tmx');
    omegat('--mode=console-createpseudotranslatetmx', `--pseudotranslatetmx=${memory}`, '--pseudotranslatetype=equal');
    writeFileSync(path.join(dir, 'project/tm/auto/memory.tmx'), pseudoTranslated(readFileSync(memory, 'utf8')));
    omegat('--mode=console-translate');

    const before = await read(readFileSync(path.join(dir, 'project/source/export.xlf')));
    const after = await read(readFileSync(path.join(dir, 'project/target/export.xlf')), 2 ** 16);
    const units = after.flatMap((entry) => entry.units);
    const originals = before.flatMap((entry) => entry.units);
    expect(units.map(({ id, source }) => ({ id, source }))).toEqual(
      originals.map(({ id, source }) => ({ id, source }))
    );
    const translated = units.filter(
      ({ target = [] }, index) => !isSamePassage(target, originals[index]?.target ?? originals[index]?.source ?? [])
    );
    expect(translated.length).toBeGreaterThan(units.length / 10);
    for (const { source, target, fault } of units) {
      expect([fault, target && findCodeFault(source, target)]).toEqual([undefined, undefined]);
    }
  });
});

/** Puts a capital for each "a" in the translations, and leaves the tags, which are `&lt;g0&gt;` there. */
const pseudoTranslated = (tmx: string): string =>
  tmx.replaceAll(/(<tuv lang="SQ">\s*<seg>)([^]*?)(<\/seg>)/g, (_, start: string, text: string, end: string) => {
    const parts = text.split(/(&[^;]*;)/);
    return start + parts.map((part) => (part.startsWith('&') ? part : part.replaceAll('a', 'A'))).join('') + end;
  });

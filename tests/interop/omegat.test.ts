import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';

import fc from 'fast-check';

import { findCodeFault } from '../../src/plugins/translations/server/passages/code-integrity';
import { isSamePassage, type Passage } from '../../src/plugins/translations/server/passages/passage';
import { writeTmx } from '../../src/plugins/translations/server/tmx/write-tmx';
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

it('OmegaT translates an export from the translation memory of the hub, and what it writes can be taken back', async () => {
  needProgram('omegat', { from: 'omegat' });
  const dir = temporaryDir();
  for (const name of [...FOLDERS, 'omegat', 'tm/auto']) mkdirSync(path.join(dir, name), { recursive: true });
  writeFileSync(path.join(dir, 'omegat.project'), PROJECT);

  const now = new Date();
  const early = (word: string): Passage => ['X ', { id: '1', type: 'bold', parts: [word] }, ' y'];
  const known: [id: string, source: Passage, target: Passage][] = [
    ['name', ['A fair in the old town'], ['Një panair në qytetin e vjetër']],
    ['body.0', ['Two sentences. They stay together.'], ['Dy fjali. Mbeten bashkë.']],
    ['body.1', early('early'), early('herët')],
  ];
  const place = { type: 'api::event.event', documentId: 'a' };
  const segments = known.map(([unit, source, target]) => ({
    ...{ sourceLocale: 'en', locale: 'sq', source, target, createdAt: now, approvedAt: now },
    origin: { place: { ...place, unit } },
  }));
  const memory = writeTmx({ segments, tagOf: (locale) => locale, toolVersion: '1.0.0', now });
  writeFileSync(path.join(dir, 'tm/auto/memory.tmx'), await textOf(Readable.from(memory)));
  const units = [...known, ['body.2', ['Nobody knows this'], []] as const].map(([id, source]) => ({
    ...{ id, source, state: 'untranslated' as const, notes: [] },
    matches: [{ kind: 'fuzzy' as const, quality: 80, source, target: ['Tjetër'], language: 'hr', origin: 'a' }],
  }));
  const entry = { ...place, name: 'Fair', sourceLanguage: 'en', units };
  writeFileSync(path.join(dir, 'source/export.xlf'), await write('1.2', [entry]));

  run('omegat', [dir, `--config-dir=${dir}/config`, '--mode=console-translate']);
  const [taken] = await read(readFileSync(path.join(dir, 'target/export.xlf')), 2 ** 16);
  const targets = Object.fromEntries(taken?.units.map(({ id, target }) => [id, target]) ?? []);
  expect(targets.name).toEqual(known[0]?.[2]);
  expect(targets['body.0']).toEqual(known[1]?.[2]);
  expect(targets['body.2']).toBeUndefined();
  expect(taken?.units.flatMap(({ fault }) => fault ?? [])).toEqual([]);
  rmSync(dir, { recursive: true });
});

/** Puts a capital for each "a" in the translations, and leaves the tags, which are `&lt;g0&gt;` there. */
const pseudoTranslated = (tmx: string): string =>
  tmx.replaceAll(/(<tuv lang="SQ">\s*<seg>)([^]*?)(<\/seg>)/g, (_, start: string, text: string, end: string) => {
    const parts = text.split(/(&[^;]*;)/);
    return start + parts.map((part) => (part.startsWith('&') ? part : part.replaceAll('a', 'A'))).join('') + end;
  });

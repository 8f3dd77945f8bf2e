import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';

import fc from 'fast-check';

import { findCodeFault } from '../../src/plugins/translations/server/passages/code-integrity';
import { isSamePassage } from '../../src/plugins/translations/server/passages/passage';
import type { MemoryService } from '../../src/plugins/translations/server/services/memory';
import type { UnitReport, Verdict } from '../../src/plugins/translations/shared/contracts';
import { filesOf } from '../plugins/translations/support/files';
import { documentsOf } from '../support/documents';
import { startHub, type Hub } from '../support/hub';
import { anyEntries } from '../unit/plugins/translations/xliff/any-entries';
import { read, write } from '../unit/plugins/translations/xliff/read-and-write';

import { needProgram, run, temporaryDir } from './support/tools';

const ENTRIES = fc.sample(anyEntries, { seed: 20_261_122, numRuns: 60 }).flat();

const FOLDERS = ['source', 'target', 'tm', 'glossary', 'dictionary'];
const projectInto = (language: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
  ${FOLDERS.map((name) => `<${name}_dir>__DEFAULT__</${name}_dir>`).join('')}
  <glossary_file>__DEFAULT__</glossary_file>
  <source_lang>EN</source_lang><target_lang>${language}</target_lang><sentence_seg>true</sentence_seg>
</project></omegat>`;

interface CityTexts {
  documentId: string;
  name: string;
  summary: string;
  body: object[];
}

/** An empty project of OmegaT, from English. @param language - that is translated into */
function createProject(dir: string, language: string): void {
  for (const name of [...FOLDERS, 'omegat', 'tm/auto']) mkdirSync(path.join(dir, name), { recursive: true });
  writeFileSync(path.join(dir, 'omegat.project'), projectInto(language));
}

describe('a file of XLIFF 1.2 in a project of OmegaT', () => {
  let dir: string;
  beforeAll(async () => {
    needProgram('omegat', { from: 'omegat' });
    dir = temporaryDir();
    createProject(path.join(dir, 'project'), 'SQ');
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

describe('the hub’s own export and its translation memory', () => {
  let hub: Hub;
  let dir: string;
  beforeAll(async () => {
    needProgram('omegat', { from: 'omegat' });
    hub = await startHub('seeded');
    dir = temporaryDir();
  });
  afterAll(async () => {
    await hub.stop();
    rmSync(dir, { recursive: true });
  });

  it('are a project of OmegaT, which translates the one from the other, and the hub takes over what it writes', async () => {
    const files = filesOf(hub);
    const memory = hub.strapi.plugin('translations').service<MemoryService>('memory');
    await memory.catchUp();
    const { known, documentId } = await addLikeKumanovo();

    createProject(dir, 'MK');
    writeFileSync(path.join(dir, 'source/mk.xlf'), await files.export({ version: '1.2', locale: 'mk' }));
    const tmx = await memory.export({ locale: 'mk' });
    writeFileSync(path.join(dir, 'tm/auto/memory.tmx'), await textOf(Readable.from(tmx ?? [])));
    run('omegat', [dir, `--config-dir=${dir}/config`, '--mode=console-translate']);
    const back = readFileSync(path.join(dir, 'target/mk.xlf'));

    const dryRun = await files.import(back, { isDryRun: true });
    const bodies = ['body.0', 'body.1', 'body.2', 'body.3', 'body.4'];
    expect(unitsOf(dryRun, 'new', documentId)).toEqual(['name', 'summary', ...bodies]);
    // OmegaT has the codes of TMX and of XLIFF as different tags, so that it takes no sentence with codes by itself: of these there is nothing else.
    expect(unitsOf(dryRun, 'untranslated', documentId)).toEqual(['body.5#0', 'body.5#1']);
    expect(dryRun.counts).toEqual({
      ...{ new: 7, changed: 0, confirmed: 0, refused: 0 },
      ...{ untranslated: 2, unchanged: dryRun.units.length - 9 },
    });
    expect(dryRun.counts.unchanged).toBeGreaterThan(500);
    expect(dryRun.isWritten).toBe(false);
    expect(await textsIn(documentId, 'mk')).toMatchObject({ name: 'Kumanovo' });

    expect(await files.import(back)).toEqual({ ...dryRun, isWritten: true });
    const { name, summary, body } = await textsIn(documentId, 'mk');
    expect({ name, summary, heading: body[1] }).toEqual({
      name: known.name,
      summary: known.summary,
      heading: known.body[1],
    });
    expect(await files.import(back)).toMatchObject({ counts: { new: 0, changed: 0, refused: 0 }, isWritten: false });
  });

  /** A city of its own with the English texts of one that the seeds have in Macedonian. */
  async function addLikeKumanovo() {
    const [english] = await documentsOf(hub, 'city').findMany({ locale: 'en', filters: { slug: 'kumanovo' } });
    const { documentId: seeded, name, summary, body } = english as unknown as CityTexts;
    const data = { name, summary, body, slug: 'kumanovo-again' };
    const { documentId } = await documentsOf(hub, 'city').create({ data, locale: 'en', status: 'published' });
    return { documentId, known: await textsIn(seeded, 'mk') };
  }

  async function textsIn(documentId: string, locale: string): Promise<CityTexts> {
    const [draft] = await documentsOf(hub, 'city').findMany({ locale, filters: { documentId } });
    return draft as unknown as CityTexts;
  }
});

/** The units of an entry with a verdict. */
const unitsOf = ({ units }: { units: readonly UnitReport[] }, verdict: Verdict, documentId: string): string[] =>
  units.filter((unit) => unit.verdict === verdict && unit.documentId === documentId).map(({ unit }) => unit);

/** Puts a capital for each "a" in the translations, and leaves the tags, which are `&lt;g0&gt;` there. */
const pseudoTranslated = (tmx: string): string =>
  tmx.replaceAll(/(<tuv lang="SQ">\s*<seg>)([^]*?)(<\/seg>)/g, (_, start: string, text: string, end: string) => {
    const parts = text.split(/(&[^;]*;)/);
    return start + parts.map((part) => (part.startsWith('&') ? part : part.replaceAll('a', 'A'))).join('') + end;
  });

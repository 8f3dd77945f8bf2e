import { stat } from 'node:fs/promises';
import path from 'node:path';

import { LOCALES } from '../../../src/locales';
import type { ImportOutcome } from '../../../src/plugins/translations/shared/contracts';
import { step } from '../../terminal/step';
import type { Row } from '../report';
import type { Stand } from '../stand';

import { repeatFile, translateFile, writeMemory } from './translate-file';

const LOCALE = 'mk';
const DATABASE = 'translations';
/** With the cities, grants, partners and resources that come with them, a little more than 2,000 entries. */
const EVENTS = 1500;
const MIN_ENTRIES = 2000;

const MAX_EXPORT_MS = 10_000;
const MAX_IMPORT_MS = 60_000;
const MAX_PEAK_MIB = 512;
const LARGE_BYTES = 100 * 10 ** 6;
const MIN_SEGMENTS_PER_SECOND = 500;

/** Measures files for translators, against the targets in docs/performance.md. */
export async function benchTranslations(stand: Stand): Promise<Row[]> {
  const start = () => stand.boot({ composition: 'hub', localeCount: LOCALES.length }, DATABASE);
  const fileIn = (name: string) => path.join(stand.filesDir, name);

  const filling = await step('Writing entries, and a translation memory of texts nearly like theirs', async () => {
    const worker = await start();
    await worker.run('prepare', undefined);
    await worker.run('load', { eventCount: EVENTS });
    await worker.run('exportFile', { locale: LOCALE, file: fileIn('all.xlf') });
    await writeMemory({ from: fileIn('all.xlf'), to: fileIn('memory.tmx'), locale: LOCALE });
    const result = await worker.run('fillMemory', { file: fileIn('memory.tmx') });
    await worker.stop();
    return result;
  });
  // Each in a process that has done nothing yet: its memory is what the file took.
  const exported = await step('Exporting', async () => {
    const worker = await start();
    const result = await worker.run('exportFile', { locale: LOCALE, file: fileIn('export.xlf') });
    await worker.stop();
    return result;
  });
  if (exported.entries < MIN_ENTRIES) throw new Error(`Only ${exported.entries} entries were exported`);
  await step('Translating', () => translateFile({ from: fileIn('export.xlf'), to: fileIn('import.xlf'), tag: LOCALE }));
  const imported = await step('Importing', async () => {
    const worker = await start();
    const result = await worker.run('importFile', { file: fileIn('import.xlf') });
    await worker.stop();
    return result;
  });
  if (imported.units < exported.entries) throw new Error(`Only ${imported.units} units were written`);

  const large = await step('Checking a large file', () => checkLargeFile(stand, fileIn));

  const [exportSize, importSize] = await Promise.all(['export.xlf', 'import.xlf'].map((name) => sizeOf(fileIn(name))));
  const perSecond = (filling.segments / filling.durationMs) * 1000;
  return [
    {
      what: 'Take a TMX file into the memory',
      measured: `${filling.segments} segments in ${secondsOf(filling.durationMs)}`,
      comparedWith: '',
      figure: `${perSecond.toFixed(0)} segments/s`,
      target: `at least ${MIN_SEGMENTS_PER_SECOND} segments/s`,
      isMet: perSecond >= MIN_SEGMENTS_PER_SECOND,
    },
    ...rowsOf({
      what: `Export ${exported.entries} entries`,
      measured: `${exportSize}, with matches`,
      result: exported,
      maxMs: MAX_EXPORT_MS,
    }),
    ...rowsOf({
      what: `Import ${exported.entries} entries`,
      measured: `${importSize}, ${imported.units} texts`,
      result: imported,
      maxMs: MAX_IMPORT_MS,
    }),
    large,
  ];
}

/** Has the command check a file of 100 MB, a third each of what is unchanged, changed and refused, and report on it as JSON. */
async function checkLargeFile(stand: Stand, fileIn: (name: string) => string): Promise<Row> {
  const [from, to] = [fileIn('import.xlf'), fileIn('large.xlf')];
  const times = Math.ceil(LARGE_BYTES / (await stat(from)).size);
  await repeatFile({ from, to, tag: LOCALE, times });
  const args = ['import', to, '--dry-run', '--json'];
  const { lastObject, messages, peakBytes } = await stand.measure({
    program: 'translations',
    args,
    database: DATABASE,
  });
  const counts = (lastObject as ImportOutcome | undefined)?.counts;
  if (!counts?.unchanged || !counts.changed || !counts.refused) {
    throw new Error(`A large file was not checked: ${JSON.stringify(lastObject)}\n${messages}`);
  }
  const texts = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    what: `Check a file of ${await sizeOf(to)}: resident memory`,
    measured: `the command at its peak; ${texts} texts, ${counts.refused} refused, ${counts.changed} changed`,
    ...memoryFigure(peakBytes),
  };
}

function memoryFigure(peakBytes: number): Pick<Row, 'comparedWith' | 'figure' | 'target' | 'isMet'> {
  const peakMib = peakBytes / 2 ** 20;
  return {
    comparedWith: '',
    figure: `${peakMib.toFixed(0)} MiB`,
    target: `at most ${MAX_PEAK_MIB} MiB`,
    isMet: peakMib <= MAX_PEAK_MIB,
  };
}

function rowsOf({
  what,
  measured,
  result: { durationMs, peakBytes },
  maxMs,
}: {
  what: string;
  measured: string;
  result: { durationMs: number; peakBytes: number };
  maxMs: number;
}): Row[] {
  return [
    {
      what,
      measured,
      comparedWith: '',
      figure: secondsOf(durationMs),
      target: `at most ${secondsOf(maxMs)}`,
      isMet: durationMs <= maxMs,
    },
    {
      what: `${what}: resident memory`,
      measured: 'the whole process at its peak',
      ...memoryFigure(peakBytes),
    },
  ];
}

const secondsOf = (durationMs: number): string => `${(durationMs / 1000).toFixed(1)} s`;

const sizeOf = async (file: string): Promise<string> => `${((await stat(file)).size / 10 ** 6).toFixed(1)} MB`;

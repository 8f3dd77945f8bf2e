import { stat } from 'node:fs/promises';
import path from 'node:path';

import { LOCALES } from '../../../src/locales';
import { step } from '../../terminal/step';
import type { Row } from '../report';
import type { Stand } from '../stand';

import { translateFile } from './translate-file';

const LOCALE = 'mk';
const DATABASE = 'translations';
/** Whose translations the memory knows: about 1,000 entries. */
const TRANSLATED_EVENTS = 750;
/** With what comes with them, 2,000 entries more. */
const ALL_EVENTS = 2230;
const MIN_ENTRIES = 2000;

const MAX_EXPORT_MS = 10_000;
const MAX_IMPORT_MS = 60_000;
const MAX_PEAK_MIB = 512;
const MIN_SEGMENTS_PER_SECOND = 200;

/** Measures files for translators, against the targets in docs/performance.md. */
export async function benchTranslations(stand: Stand): Promise<Row[]> {
  const start = () => stand.boot({ composition: 'hub', localeCount: LOCALES.length }, DATABASE);
  const fileIn = (name: string) => path.join(stand.filesDir, name);

  const learning = await step('Writing entries, and learning their translations', async () => {
    const worker = await start();
    await worker.run('prepare', undefined);
    await worker.run('load', { eventCount: TRANSLATED_EVENTS, translatedInto: LOCALE });
    const learnt = await worker.run('learn', undefined);
    await worker.run('load', { eventCount: ALL_EVENTS });
    await worker.stop();
    return learnt;
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

  const [exportSize, importSize] = await Promise.all(['export.xlf', 'import.xlf'].map((name) => sizeOf(fileIn(name))));
  const perSecond = (learning.segments / learning.durationMs) * 1000;
  return [
    {
      what: `Learn what is approved (${LOCALE})`,
      measured: `${learning.segments} segments in ${secondsOf(learning.durationMs)}`,
      comparedWith: '',
      figure: `${perSecond.toFixed(0)} segments/s`,
      target: `at least ${MIN_SEGMENTS_PER_SECOND} segments/s`,
      isMet: perSecond >= MIN_SEGMENTS_PER_SECOND,
    },
    ...rowsOf({
      what: `Export ${exported.entries} entries`,
      measured: `${exportSize} of XLIFF 1.2`,
      result: exported,
      maxMs: MAX_EXPORT_MS,
    }),
    ...rowsOf({
      what: `Import ${exported.entries} entries`,
      measured: `${importSize}, ${imported.units} texts`,
      result: imported,
      maxMs: MAX_IMPORT_MS,
    }),
  ];
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
  const peakMib = peakBytes / 2 ** 20;
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
      comparedWith: '',
      figure: `${peakMib.toFixed(0)} MiB`,
      target: `at most ${MAX_PEAK_MIB} MiB`,
      isMet: peakMib <= MAX_PEAK_MIB,
    },
  ];
}

const secondsOf = (durationMs: number): string => `${(durationMs / 1000).toFixed(1)} s`;

const sizeOf = async (file: string): Promise<string> => `${((await stat(file)).size / 10 ** 6).toFixed(1)} MB`;

/**
 * Measures what reading a large XLIFF file takes: node tests/interop/measure-reading.mjs [megabytes] [1.2 | 2.0]
 * It reads what it writes itself, with the compiled hub, and prints the time and the largest resident memory.
 */
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const { writeXliff } = createRequire(import.meta.url)(
  '../../dist/src/plugins/translations/server/xliff/write-xliff.js'
);
const { readXliff } = createRequire(import.meta.url)('../../dist/src/plugins/translations/server/xliff/read-xliff.js');

const [megabytes = '100', version = '1.2'] = process.argv.slice(2);
const dir = mkdtempSync(path.join(tmpdir(), 'cities-hub-xliff-'));
const file = path.join(dir, 'large.xlf');

const sentence = 'The municipality opened a new water laboratory, which serves four towns along the river. ';
const link = { id: '2', type: 'link', url: 'https://example.org/laboratory', parts: ['laboratory'] };
const source = [sentence.repeat(3), { id: '1', type: 'bold', parts: ['The ', link] }, ` ${sentence}`];
const units = Array.from({ length: 20 }, (_, index) => {
  return { id: `body.${index}`, source, target: source, state: 'translated', notes: ['City, body'] };
});

function* entries() {
  const length = units.length * 1_050;
  for (let number = 0; number * length < Number(megabytes) * 1e6; number += 1) {
    yield { type: 'api::city.city', documentId: `entry${number}`, name: `City ${number}`, units };
  }
}

try {
  const languages = { sourceLanguage: 'en', targetLanguage: 'sq' };
  const writeStart = performance.now();
  await pipeline(Readable.from(writeXliff({ version, ...languages, entries: entries() })), createWriteStream(file));
  const readStart = performance.now();
  let count = 0;
  for await (const entry of readXliff(createReadStream(file))) count += entry.units.length;
  const end = performance.now();
  console.log(
    `XLIFF ${version}, ${(statSync(file).size / 1e6).toFixed(0)} MB, ${count} units: ` +
      `written in ${((readStart - writeStart) / 1000).toFixed(1)} s, read in ${((end - readStart) / 1000).toFixed(1)} s, ` +
      `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB resident at most`
  );
} finally {
  rmSync(dir, { recursive: true });
}

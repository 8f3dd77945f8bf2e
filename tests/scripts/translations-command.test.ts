import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { runTranslations } from '../../scripts/translations/run-translations';
import { plainText } from '../../src/plugins/translations/server/passages/passage';
import type { ImportOutcome, UnitReport } from '../../src/plugins/translations/shared/contracts';
import { pseudo, pseudoTranslate, read } from '../plugins/translations/support/files';
import { createTemporaryDir } from '../support/checkout';
import { startCommand, type Outcome } from '../support/compiled-command';
import { startHub, type Hub } from '../support/hub';
import type { Written } from '../support/native-environment';

const COMMAND = path.resolve(__dirname, '../../dist/scripts/translations/run-translations');

let hub: Hub;
let command: typeof runTranslations;
let dir: string;
beforeAll(async () => {
  hub = await startHub('seeded');
  command = (host.require(COMMAND) as { runTranslations: typeof runTranslations }).runTranslations;
  dir = createTemporaryDir();
});
afterAll(async () => {
  rmSync(dir, { recursive: true });
  await hub.stop();
});

/** Runs a command in the hub of these tests: a hub of its own for each takes seconds. */
async function run(...args: string[]): Promise<Outcome> {
  const { result, written } = await host.capture(() => command({ args, withHub: (work) => work(hub.strapi) }));
  const textOf = (pieces: Written[]) => pieces.map(({ text }) => text).join('');
  return { exitCode: result, output: textOf(written), printed: textOf(written.filter(({ to }) => to === 'stdout')) };
}
/** Runs it as `npm run translations` does: in a process, and with a hub, of its own. */
const runAlone = (...args: string[]): Promise<Outcome> =>
  startCommand({ script: 'translations', args, database: hub.database }).end;
/** As a script reads it: each line is an object, and there is nothing else. */
const objectsIn = (printed: string): unknown[] =>
  printed
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
const fileIn = (name: string) => path.join(dir, name);

it('says how far each language is, in a table and as JSON', async () => {
  const table = await run('status');
  expect(table.exitCode).toBe(0);
  expect(table.output).toMatch(/^mk +52 of 52 \(100 %\)/m);
  const { printed } = await runAlone('status', '--json');
  expect(JSON.parse(printed)).toContainEqual(expect.objectContaining({ locale: 'mk', versions: 52, staleSegments: 0 }));
});

it('takes back what was translated in a file it wrote: all of it, once', async () => {
  const file = fileIn('mk.xlf');
  expect(await run('export', 'mk', '--output', file, '--type', 'city,partner')).toMatchObject({
    exitCode: 0,
    output: expect.stringContaining('23 entries in mk'),
  });
  const exported = readFileSync(file, 'utf8');
  const unchanged = await run('import', file);
  expect(unchanged).toMatchObject({ exitCode: 0, output: expect.stringContaining('There was nothing to write.') });

  writeFileSync(file, await pseudoTranslate(exported, '1.2'));
  const told = await run('import', file, '--dry-run', '--all', '--json');
  const units = objectsIn(told.printed).slice(0, -1) as UnitReport[];
  const counts = (objectsIn(told.printed).at(-1) as ImportOutcome).counts;
  expect(units).toHaveLength(Object.values(counts).reduce((sum, count) => sum + count));
  expect(units.filter(({ verdict }) => verdict === 'changed')).toHaveLength(counts.changed);
  expect(units.find(({ unit, verdict }) => unit === 'name' && verdict === 'changed')).toMatchObject({
    before: expect.any(String),
    after: expect.stringContaining('⟦'),
  });
  const dryRun = await run('import', file, '--dry-run');
  expect(dryRun).toMatchObject({ exitCode: 0, output: expect.stringMatching(/[1-9]\d* changed.*0 refused.*dry run/) });
  expect((await run('import', file)).output).toMatch(/[1-9]\d* changed.*Written\./);
  expect((await run('import', file)).output).toMatch(/ 0 changed.*There was nothing to write\./);

  await run('export', 'mk', '--output', file, '--force', '--type', 'city', '--format', '2.0');
  const [city] = await read(readFileSync(file, 'utf8'));
  const name = city?.units.find(({ id }) => id === 'name');
  expect(plainText(name?.target ?? [])).toBe(pseudo(plainText(name?.source ?? [])));
});

it('writes what the translation memory knows of a language, and takes it in once', async () => {
  const file = fileIn('memory.tmx');
  const written = await run('memory', 'export', 'mk', '-o', file);
  expect(written).toMatchObject({ exitCode: 0, output: expect.stringMatching(/memory\.tmx: [1-9]\d+ segments/) });
  const taken = await run('memory', 'import', file);
  expect(taken).toMatchObject({
    exitCode: 0,
    output: expect.stringMatching(/ 0 translations new, 0 updated, [1-9]\d+ known/),
  });
  expect(taken.output).toContain('There was nothing to write.');
});

it('a file that holds somebody’s work is replaced only where that is asked for', async () => {
  const file = fileIn('work.xlf');
  writeFileSync(file, 'work');
  expect(await run('export', 'sq', '--output', file)).toMatchObject({
    exitCode: 1,
    output: expect.stringContaining('--force'),
  });
  expect(readFileSync(file, 'utf8')).toBe('work');
  expect((await run('export', 'sq', '--output', file, '--force', '--type', 'region')).exitCode).toBe(0);
  expect(await read(readFileSync(file, 'utf8'))).toHaveLength(1);
});

it('where nothing is left to do there is no file', async () => {
  const file = fileIn('todo.xlf');
  expect(await run('export', 'sq', '--output', file, '--todo')).toMatchObject({
    exitCode: 0,
    output: expect.stringContaining('nothing to export'),
  });
  expect(existsSync(file)).toBe(false);
});

it('what cannot be taken is told by line and reason, and the exit code says so', async () => {
  const file = fileIn('refused.xlf');
  await run('export', 'sq', '--output', file, '--type', 'topic');
  const exported = readFileSync(file, 'utf8');
  writeFileSync(file, exported.replace(/<source>([^<]+)<\/source>/, '<source>Something else</source>'));
  const refused = await run('import', file);
  expect(refused.exitCode).toBe(1);
  expect(refused.output).toMatch(/refused\.xlf:\d+: refused: api::topic\.topic \w+ name: The source has changed/);

  const { exitCode, printed } = await runAlone('import', file, '--json');
  expect(exitCode).toBe(1);
  expect(objectsIn(printed)).toEqual([
    expect.objectContaining({ file, line: expect.any(Number), unit: 'name', verdict: 'refused' }),
    expect.objectContaining({ file, locale: 'sq', counts: expect.objectContaining({ refused: 1 }), isWritten: false }),
  ]);

  writeFileSync(file, exported.slice(0, 500));
  expect(await run('import', file)).toMatchObject({
    exitCode: 1,
    output: expect.stringMatching(/refused\.xlf:\d+:\d+: /),
  });
  expect(await run('import', fileIn('missing.xlf'))).toMatchObject({
    exitCode: 1,
    output: expect.stringContaining('missing.xlf'),
  });
});

it('of a file that is cut off, what is refused before that place is told all the same', async () => {
  const file = fileIn('cut.xlf');
  await run('export', 'sq', '--output', file, '--type', 'city,partner');
  const refused = readFileSync(file, 'utf8').replaceAll('<source>', '<source>Not ');
  writeFileSync(file, refused.slice(0, -100));
  const { exitCode, printed, output } = await run('import', file, '--json');
  expect(exitCode).toBe(1);
  expect(objectsIn(printed)).toContainEqual(expect.objectContaining({ line: 4, verdict: 'refused' }));
  expect(printed).not.toContain('"counts"');
  expect(output).toMatch(/cut\.xlf:\d+:\d+: The file ends too early/);
});

it.each([
  [['export', 'zz'], 1, /"zz" is not one of en, sq/],
  [['export', 'mk', '--type', 'ship'], 2, /--type takes network, region/],
])('%j is refused, and what is allowed is said', async (args, exitCode, message) => {
  expect(await run(...args)).toMatchObject({ exitCode, output: expect.stringMatching(message) });
});

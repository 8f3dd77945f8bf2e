import { UsageError } from '../../../scripts/arguments';
import { parseTranslationsArguments } from '../../../scripts/translations/arguments';

it.each([[[]], [['--help']], [['export', '--help']], [['import', 'a.xlf', '-h']]])('%j asks for help', (args) => {
  expect(parseTranslationsArguments(args)).toEqual({ action: 'help' });
});

it('an export writes the language’s file in XLIFF 1.2 unless told otherwise', () => {
  expect(parseTranslationsArguments(['export', 'mk'])).toEqual({
    action: 'export',
    locale: 'mk',
    output: 'mk.xlf',
    mayReplace: false,
    version: '1.2',
    onlyWork: false,
  });
});

it('an export can be of some entries only', () => {
  const args = ['export', 'mk', '--type', 'city, event', '--state', 'derived,in-progress', '--id', 'a,b', '--todo'];
  expect(parseTranslationsArguments([...args, '--changed-since', '2026-11-01', '--source', 'sq'])).toMatchObject({
    types: ['city', 'event'],
    states: ['derived', 'in-progress'],
    documentIds: ['a', 'b'],
    onlyWork: true,
    sourceLocale: 'sq',
    changedSince: new Date('2026-11-01'),
  });
});

it('an import takes files', () => {
  expect(parseTranslationsArguments(['import', 'a.xlf', 'b.xlf', '--dry-run', '--locale', 'mk'])).toEqual({
    action: 'import',
    files: ['a.xlf', 'b.xlf'],
    locale: 'mk',
    isDryRun: true,
    acceptsPartial: false,
    tellsAll: false,
    isJson: false,
  });
  expect(parseTranslationsArguments(['import', 'a.xlf', '--all', '--json'])).toMatchObject({
    tellsAll: true,
    isJson: true,
  });
});

it('the memory is shown, written and taken in', () => {
  const memory = (...args: string[]) => parseTranslationsArguments(['memory', ...args]);
  expect(memory('status', '--json')).toEqual({ action: 'memory', request: { command: 'status', isJson: true } });
  expect(memory('export')).toEqual({
    action: 'memory',
    request: { command: 'export', output: 'memory.tmx', mayReplace: false },
  });
  expect(memory('export', 'mk')).toMatchObject({ request: { locale: 'mk', output: 'memory-mk.tmx' } });
  expect(memory('export', 'mk', '-o', 'a.tmx', '--force')).toMatchObject({
    request: { locale: 'mk', output: 'a.tmx', mayReplace: true },
  });
  expect(memory('import', 'a.tmx', '--dry-run')).toMatchObject({
    request: { command: 'import', file: 'a.tmx', isDryRun: true, isJson: false },
  });
});

it.each([
  [['translate'], /"translate" is no command; there are status, export, import, memory/],
  [['status', '--verbose'], /--verbose/],
  [['export'], /one locale/],
  [['export', 'mk', 'sq'], /one locale/],
  [['export', 'mk', '--format', '3'], /--format takes 1\.2, 2\.0/],
  [['export', 'mk', '--state', 'done'], /--state takes derived/],
  [['export', 'mk', '--changed-since', 'yesterday'], /--changed-since takes a date/],
  [['import'], /takes a file/],
  [['import', 'a.xlf', '--partial'], /--partial/],
  [['memory'], /memory is no command; there are memory status, memory export, memory import/],
  [['memory', 'forget'], /memory "forget" is no command/],
  [['memory', 'export', 'mk', 'sq'], /one locale/],
  [['memory', 'import'], /takes one file/],
])('%j makes no sense, and what does is said', (args, message) => {
  expect(() => parseTranslationsArguments(args)).toThrow(UsageError);
  expect(() => parseTranslationsArguments(args)).toThrow(message);
});

import { createImportReport } from '../../../scripts/translations/import-report';
import type { ImportOutcome, UnitReport } from '../../../src/plugins/translations/shared/contracts';

const UNIT: UnitReport = { type: 'api::city.city', documentId: 'x', unit: 'name', line: 12, verdict: 'new' };
const REFUSED: UnitReport = { ...UNIT, verdict: 'refused', reason: 'It has\ntwo lines' };
const WARNED: UnitReport = { ...UNIT, warnings: [{ kind: 'missing', term: 'city', translation: 'град' }] };
const OUTCOME: ImportOutcome = {
  locale: 'mk',
  entries: 1,
  counts: { new: 2, changed: 0, confirmed: 0, unchanged: 0, untranslated: 0, refused: 1 },
  warned: 1,
  isWritten: false,
};

const linesOf = ({ isJson, tellsAll = false }: { isJson: boolean; tellsAll?: boolean }): string[] => {
  const report = createImportReport({ file: 'mk.xlf', isDryRun: true, tellsAll, isJson });
  return [...[UNIT, REFUSED, WARNED].flatMap((unit) => report.linesOf(unit)), report.lastLine(OUTCOME)];
};

it('as JSON, each line is an object: a unit that is refused or has warnings, and at last the file', () => {
  expect(linesOf({ isJson: true }).map((line) => JSON.parse(line) as unknown)).toEqual([
    { file: 'mk.xlf', ...REFUSED },
    { file: 'mk.xlf', ...WARNED },
    { file: 'mk.xlf', ...OUTCOME },
  ]);
  for (const line of linesOf({ isJson: true })) expect(line).not.toContain('\n');
});

it('for people, the same in words', () => {
  expect(linesOf({ isJson: false })).toEqual([
    expect.stringMatching(/^mk\.xlf:12: refused: /),
    expect.stringMatching(/^mk\.xlf:12: warning: /),
    expect.stringMatching(/^mk\.xlf: 1 entries in mk: 2 new/),
  ]);
});

it('of every unit there is a line where all are asked for', () => {
  const all = { tellsAll: true };
  expect(linesOf({ ...all, isJson: true }).map((line) => JSON.parse(line) as unknown)).toEqual([
    { file: 'mk.xlf', ...UNIT },
    { file: 'mk.xlf', ...REFUSED },
    { file: 'mk.xlf', ...WARNED },
    { file: 'mk.xlf', ...OUTCOME },
  ]);
  expect(linesOf({ ...all, isJson: false })).toEqual([
    expect.stringMatching(/^mk\.xlf:12: new: /),
    expect.stringMatching(/^mk\.xlf:12: refused: /),
    expect.stringMatching(/^mk\.xlf:12: new: /),
    expect.stringMatching(/^mk\.xlf:12: warning: /),
    expect.stringMatching(/^mk\.xlf: 1 entries in mk: 2 new/),
  ]);
});

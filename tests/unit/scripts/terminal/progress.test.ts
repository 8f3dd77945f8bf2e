import { PassThrough } from 'node:stream';

import { createProgress } from '../../../../scripts/terminal/progress';
import { formatDuration } from '../../../../scripts/terminal/step';

describe('progress in a log', () => {
  let log: PassThrough;
  const lines = () => String(log.read() ?? '').split('\n');

  beforeEach(() => {
    log = new PassThrough();
  });

  it('is a line for every tenth, however often it is reported', () => {
    const progress = createProgress('Writing', log);
    for (let done = 0; done <= 500; done += 1) progress.update({ done, total: 500 });
    progress.stop();
    const shown = lines();
    expect(shown[0]).toBe('› Writing');
    expect(shown.filter((line) => line.includes('%'))).toHaveLength(10);
    expect(shown[10]).toBe('  100 % (500 of 500)');
    expect(shown[11]).toMatch(/^ {2}done in \d/);
  });

  it('is nothing where there was nothing to do', () => {
    createProgress('Writing', log).stop();
    expect(lines()).toEqual(['']);
  });
});

it.each([
  [40, '0.0 s'],
  [949, '0.9 s'],
  [31_240, '31.2 s'],
  [59_960, '1 min 0 s'],
  [125_000, '2 min 5 s'],
])('%d ms are %s', (durationMs, text) => {
  expect(formatDuration(durationMs)).toBe(text);
});

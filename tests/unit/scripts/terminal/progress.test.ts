import path from 'node:path';
import { PassThrough } from 'node:stream';

import { captureChild } from '../../../../scripts/process/child';
import { createProgress } from '../../../../scripts/terminal/progress';
import { formatDuration } from '../../../../scripts/terminal/step';

const PROGRESS = path.resolve(__dirname, '../../../../dist/scripts/terminal/progress.js');

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

it('a line that is printed while a bar is shown stands above it, and the bar goes on below', () => {
  const terminal = Object.assign(new PassThrough(), { isTTY: true });
  const progress = createProgress('Checking', terminal);
  progress.update({ done: 1, total: 4 });
  progress.print('first', terminal);
  progress.print('second', terminal);
  progress.update({ done: 4, total: 4 });
  progress.stop();
  progress.print('last', terminal);
  const shown = String(terminal.read());
  // The bar is cleared and lines may be longer than the terminal is wide; then there are none that are, and the bar's place is below.
  const lineOf = (text: string) => `\r\u001b[K\u001b[?7h${text}\n\u001b[?7l\u001b7`;
  const [before, after] = shown.split(lineOf('first') + lineOf('second'));
  expect(before).toMatch(/^› Checking\n[^\n]* 25 %[^\n]*$/);
  expect(after).toMatch(/^[^\n]* 100 %[^\n]*\nlast\n$/);
});

it('a terminal has its cursor again where a command ends in the middle', async () => {
  const script = `process.stderr.isTTY = true;
    require(${JSON.stringify(PROGRESS)}).createProgress('Checking').update({ done: 1, total: 4 });
    process.exit(3);`;
  const { exitCode, output } = await captureChild({ args: ['-e', script] });
  expect(exitCode).toBe(3);
  const [hide, show] = ['\u001b[?25l', '\u001b[?25h'];
  expect(output.lastIndexOf(show)).toBeGreaterThan(output.indexOf(hide));
  expect(output).toContain(hide);
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

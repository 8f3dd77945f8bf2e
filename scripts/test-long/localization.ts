import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { run as runTests } from '../test';

import { drawSequences } from './draw-sequences';

const SEQUENCES = 1_000;

interface Figures {
  sequences: number;
  edits: number;
  seconds: number;
}

/**
 * Runs the invariants of the localization engine on random sequences of edits, and prints how many of them held.
 *
 * @param root - the checkout's folder
 * @param sequences - how many
 * @param seed - what they are drawn from, to repeat a run; by default a new one, which is printed
 * @returns jest's exit code
 */
export async function testLocalization({
  root,
  sequences = SEQUENCES,
  seed: wanted,
}: {
  root: string;
  sequences?: number;
  seed?: number;
}): Promise<number> {
  const figuresDir = mkdtempSync(path.join(tmpdir(), 'cities-hub-figures-'));
  process.env.LOCALIZATION_FIGURES_DIR = figuresDir;
  const seed = drawSequences({ part: 'localization', things: 'sequences', sequences, seed: wanted });
  const startedAt = performance.now();
  const exitCode = await runTests({ root, args: ['tests/plugins/localization/invariants'] });
  const figures = readdirSync(figuresDir).map(
    (file) => JSON.parse(readFileSync(path.join(figuresDir, file), 'utf8')) as Figures
  );
  rmSync(figuresDir, { recursive: true });
  const sum = (name: keyof Figures) => figures.reduce((total, one) => total + one[name], 0).toLocaleString('en');
  const seconds = Math.round((performance.now() - startedAt) / 1000).toLocaleString('en');
  console.log(`Held in ${sum('sequences')} sequences of ${sum('edits')} edits, in ${seconds} s; seed ${seed}`);
  return exitCode;
}

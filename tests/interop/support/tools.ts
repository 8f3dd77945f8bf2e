import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A suite for a program of Debian's, passed over where that is not installed. */
export const describeWith = (program: string): jest.Describe =>
  spawnSync('which', [program]).status === 0 ? describe : describe.skip;

/** Runs a program to its end. @throws Error with what it printed, where it fails */
export function run(program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ended with ${status}:\n${stdout}${stderr}`);
  return stdout + stderr;
}

export const temporaryDir = (): string => mkdtempSync(path.join(tmpdir(), 'cities-hub-interop-'));

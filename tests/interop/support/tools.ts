import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** @throws Error that says how to get a program of Debian's which is not installed */
export function needProgram(program: string, { from }: { from: string }): void {
  if (spawnSync('which', [program]).status === 0) return;
  throw new Error(`There is no ${program}. On Debian and Ubuntu: sudo apt-get install ${from}`);
}

/** Runs a program to its end. @throws Error with what it printed, where it fails */
export function run(program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ended with ${status}:\n${stdout}${stderr}`);
  return stdout + stderr;
}

export const temporaryDir = (): string => mkdtempSync(path.join(tmpdir(), 'cities-hub-interop-'));

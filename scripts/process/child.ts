import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';

import { exitCodeOf, type Shutdown } from './shutdown';

/** A program to run in a process of its own. */
export interface ChildOptions {
  /** The program; Node itself where `args` begin with a JavaScript file. */
  command?: string;
  args: string[];
  /** What else to tell the system about the process: its environment, its user, what ends it. */
  options?: SpawnOptions;
}

/**
 * Runs a program with this terminal. The shutdown passes its signal on and waits for the program's end.
 *
 * @returns its exit code; 128 plus the signal's number where a signal ended it
 */
export async function runChild({
  command = process.execPath,
  args,
  options,
  shutdown,
}: ChildOptions & { shutdown: Shutdown }): Promise<number> {
  const child = spawn(command, args, { ...options, stdio: 'inherit' });
  const end = waitForEnd(child);
  shutdown.defer(async () => {
    // Ctrl-C reached it already, but what `kill` sends reaches this process alone.
    child.kill(shutdown.signal.reason as NodeJS.Signals | undefined);
    await end;
  });
  return end;
}

/**
 * Runs a program and keeps what it prints.
 *
 * @returns its exit code, as `runChild` does, and everything it printed
 */
export async function captureChild({ command = process.execPath, args, options }: ChildOptions): Promise<{
  exitCode: number;
  output: string;
}> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return { exitCode: await waitForEnd(child), output };
}

function waitForEnd(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(signal ? exitCodeOf(signal) : (code ?? 1)));
  });
}

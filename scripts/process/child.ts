import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { exitCodeOf, type Shutdown } from './shutdown';

/** Seen from dist/scripts/process: it is plain JavaScript, which is not compiled. */
const CLOSED_OUTPUT = pathToFileURL(path.resolve(__dirname, '../../../scripts/closed-output.mjs')).href;

/** A program to run in a process of its own. */
export interface ChildOptions {
  /** The program; Node itself where `args` begin with a JavaScript file. */
  command?: string;
  args: string[];
  /** What else to tell the system about the process: its environment, its user, what ends it. */
  options?: SpawnOptions;
}

/**
 * Runs a program with this terminal. Node ends without a word once nobody reads what it prints. The shutdown passes its signal on and waits for the program's end.
 *
 * @returns its exit code; 128 plus the signal's number where a signal ended it
 */
export async function runChild({
  command,
  args,
  options,
  shutdown,
}: ChildOptions & { shutdown: Shutdown }): Promise<number> {
  const [program, ...programArgs] = command
    ? [command, ...args]
    : [process.execPath, '--import', CLOSED_OUTPUT, ...args];
  const child = spawn(program, programArgs, { ...options, stdio: 'inherit' });
  const end = waitForEnd(child);
  shutdown.defer(async () => {
    // Ctrl-C reached it already, but what `kill` sends reaches this process alone.
    const signal = shutdown.signal.reason as NodeJS.Signals | undefined;
    // Node ignores SIGPIPE.
    child.kill(signal === 'SIGPIPE' ? 'SIGTERM' : signal);
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

import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';

/** The file descriptor by which a command tells what it took. */
export const PEAK_CHANNEL = 3;

export interface MeasuredCommand {
  /** The most memory its process ever had. */
  peakBytes: number;
  /** Of what it printed, the last line that is an object of JSON. */
  lastObject: unknown;
  /** What it printed beside its output. */
  messages: string;
}

/**
 * Runs a program of the hub's in a process of its own, as a command does, and reads what it prints as a script would.
 *
 * @param program - in dist/scripts, such as `translations`
 */
export async function measureCommand({
  root,
  program,
  args,
  env,
}: {
  root: string;
  program: string;
  args: string[];
  env: Record<string, string>;
}): Promise<MeasuredCommand> {
  const child = spawn(
    process.execPath,
    ['--require', path.join(__dirname, 'tell-peak.js'), path.join(root, `dist/scripts/${program}.js`), ...args],
    { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] }
  );
  const end = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  let last = '';
  createInterface({ input: child.stdout as Readable }).on('line', (line) => {
    if (line.startsWith('{')) last = line;
  });
  const [peak, messages, exitCode] = await Promise.all([
    textOf(child.stdio[PEAK_CHANNEL] as Readable),
    textOf(child.stderr as Readable),
    end,
  ]);
  if (peak === '')
    throw new Error(`${program} ended with exit code ${exitCode}, and did not tell what it took:\n${messages}`);
  return {
    peakBytes: Number(peak) * 1024,
    lastObject: last === '' ? undefined : JSON.parse(last),
    messages,
  };
}

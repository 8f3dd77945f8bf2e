import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

import { hubEnvironment } from './databases';

const ROOT = path.resolve(__dirname, '../..');

export interface Outcome {
  exitCode: number | null;
  output: string;
  /** Of the output, what went to stdout. */
  printed: string;
}

interface Start {
  /** Of `scripts`, such as `seed`. */
  script: string;
  args: string[];
  database: string;
  variables?: Record<string, string>;
}

/** Runs a compiled command as `npm run` does, on a database of a test. */
export function startCommand({ script, args, database, variables }: Start): {
  child: ChildProcess;
  end: Promise<Outcome>;
} {
  const child = spawn(process.execPath, [path.join(ROOT, `dist/scripts/${script}.js`), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...hubEnvironment(database), ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let printed = '';
  child.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const end = new Promise<Outcome>((resolve) => {
    child.once('close', (exitCode) => resolve({ exitCode, output, printed }));
  });
  return { child, end };
}

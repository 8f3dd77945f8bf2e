import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');

/** What a clone does not have, or what is large and the same; the compiled server is taken along to save its time. */
const LEFT_OUT = [
  ...['.git', '.env', '.data', '.strapi', 'dist/build', 'dist/admin-panel.stamp', 'node_modules'],
  ...['node_modules', 'dist', 'dist-server.cjs', '.cache', '.astro', 'src/generated'].map(
    (name) => `examples/site/${name}`
  ),
];

/** A checkout of the hub in a folder of its own, to run real commands in. */
export interface Checkout {
  dir: string;
  /** Reads a file of it. */
  read(file: string): string;
  has(file: string): boolean;
  /** Another checkout with the same files, also those a command has written. */
  copy(): Checkout;
  /** Runs a program in it, with nothing of this process's environment but where to find programs. */
  run(command: string[], environment?: Record<string, string>): Command;
  /** The process number of its PostgreSQL, undefined where none has left its file. */
  postgresPid(): number | undefined;
  /** Ends what may still run in it and removes it. */
  remove(): void;
}

/** A program that runs in a checkout, as the leader of a process group of its own, as in a terminal. */
export interface Command {
  /** What it has printed so far. */
  output(): string;
  /** Waits until it prints a text; fails where it ends before. */
  prints(text: string): Promise<void>;
  /** Sends a signal to its whole group, as Ctrl-C in a terminal does. */
  interrupt(signal: NodeJS.Signals): void;
  /** Resolves to its exit code, or to the signal that ended it. */
  end: Promise<number | NodeJS.Signals>;
}

/** Copies this checkout as it is now, with uncommitted changes. */
export function createCheckout(): Checkout {
  const dir = createTemporaryDir();
  const leftOut = LEFT_OUT.map((name) => path.join(ROOT, name));
  cpSync(ROOT, dir, { recursive: true, filter: (source) => !leftOut.includes(source) });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(dir, 'node_modules'));
  return checkoutIn(dir);
}

/** A folder under the system's temporary one, which PostgreSQL's user can enter. */
export function createTemporaryDir(): string {
  const dir = mkdtempSync(path.join(realpathSync(tmpdir()), 'cities-hub-checkout-'));
  chmodSync(dir, 0o755);
  return dir;
}

/** A folder that commands are to run in. */
export function checkoutIn(dir: string): Checkout {
  const children: ChildProcess[] = [];
  const read = (file: string) => readFileSync(path.join(dir, file), 'utf8');
  const has = (file: string) => existsSync(path.join(dir, file));
  const postgresPid = () => {
    const file = '.data/postgres/cluster/data/postmaster.pid';
    return has(file) ? Number(read(file).split('\n')[0]) : undefined;
  };
  return {
    dir,
    read,
    has,
    postgresPid,
    copy() {
      const copyDir = createTemporaryDir();
      // Node's own copy would not keep whose PostgreSQL's files are.
      execFileSync('cp', ['-a', `${dir}/.`, copyDir]);
      return checkoutIn(copyDir);
    },
    run([program = '', ...args], environment = {}) {
      const { PATH = '', HOME = '' } = process.env;
      const child = spawn(program, args, { cwd: dir, env: { PATH, HOME, ...environment }, detached: true });
      children.push(child);
      return followCommand(child);
    },
    remove() {
      for (const { pid } of children) if (pid !== undefined) kill(-pid, 'SIGKILL');
      const pid = postgresPid();
      if (pid !== undefined) kill(pid, 'SIGKILL');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function followCommand(child: ChildProcess): Command {
  let output = '';
  let hasEnded = false;
  let onChange = () => {};
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      onChange();
    });
  }
  const end = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      hasEnded = true;
      onChange();
      resolve(code ?? signal ?? 1);
    });
  });
  return {
    end,
    output: () => output,
    prints: (text) =>
      new Promise((resolve, reject) => {
        onChange = () => {
          if (output.includes(text)) resolve();
          else if (hasEnded) reject(new Error(`It ended without printing "${text}":\n${output}`));
        };
        onChange();
      }),
    interrupt: (signal) => kill(-(child.pid as number), signal),
  };
}

/** Sends a signal to a process, or to a group where the number is negative, that may have ended already. */
function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

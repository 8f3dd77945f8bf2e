import { fork } from 'node:child_process';
import path from 'node:path';

import { type Shutdown } from '../process/shutdown';

import type { TaskName, Tasks } from './tasks';

/** What goes to a worker, and what comes back. */
export interface TaskRequest {
  id: number;
  task: TaskName;
  input: unknown;
}
export type TaskAnswer = { id: number; result: unknown } | { id: number; error: string };

/** A hub in a process of its own. */
export interface Worker {
  /** Lets the hub do something. @throws Error where it failed there */
  run<Name extends TaskName>(task: Name, input: Parameters<Tasks[Name]>[0]): ReturnType<Tasks[Name]>;
  /** Ends the hub and its connections. */
  stop(): Promise<void>;
}

interface WorkerOptions {
  root: string;
  /** What the hub is loaded from. */
  distDir: string;
  env: Record<string, string>;
  shutdown: Shutdown;
}

/** The id of the answer that says the hub has booted. */
export const BOOTED = 0;

/** @returns the worker once its hub has booted */
export async function startWorker({ root, distDir, env, shutdown }: WorkerOptions): Promise<Worker> {
  const child = fork(path.join(__dirname, 'worker.js'), [root, distDir], {
    cwd: root,
    env,
    execArgv: ['--no-deprecation'],
    // What a hub has to say beside errors is not part of the table.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const pending = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  const wait = (id: number) => new Promise<unknown>((resolve, reject) => pending.set(id, { resolve, reject }));
  child.on('message', (answer: TaskAnswer) => {
    const waiting = pending.get(answer.id);
    pending.delete(answer.id);
    if ('error' in answer) waiting?.reject(new Error(`A hub under measurement failed: ${answer.error}`));
    else waiting?.resolve(answer.result);
  });
  const end = new Promise<void>((resolve) => {
    child.once('exit', (code) => {
      resolve();
      for (const { reject } of pending.values())
        reject(new Error(`A hub under measurement ended with exit code ${code}`));
    });
  });
  const stop = async () => {
    if (child.connected) child.disconnect();
    await end;
  };
  shutdown.defer(stop);

  await wait(BOOTED);
  let lastId = BOOTED;
  return {
    stop,
    run(task, input) {
      lastId += 1;
      child.send({ id: lastId, task, input } satisfies TaskRequest);
      return wait(lastId) as ReturnType<Tasks[typeof task]>;
    },
  };
}

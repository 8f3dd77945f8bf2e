import { inspect } from 'node:util';

import { createStrapi } from '@strapi/strapi';

import { createTasks, type TaskName, type Tasks } from './tasks';
import { BOOTED, type TaskAnswer, type TaskRequest } from './worker-client';

/** The process of a hub under measurement: it boots, does what it is told, and ends with whoever started it. */
async function main(appDir: string, distDir: string): Promise<void> {
  // Whoever started it disconnects in order to end it; PostgreSQL notices that its connections are gone.
  process.once('disconnect', () => process.exit(0));
  const strapi = await createStrapi({ appDir, distDir, serveAdminPanel: false, autoReload: false }).load();
  const tasks = createTasks({ strapi });
  process.on('message', (request: TaskRequest) => {
    perform(tasks, request).then(
      (result) => answer({ id: request.id, result }),
      (error: unknown) => answer({ id: request.id, error: inspect(error) })
    );
  });
  answer({ id: BOOTED, result: undefined });
}

const perform = (tasks: Tasks, { task, input }: TaskRequest): Promise<unknown> =>
  (tasks as Record<TaskName, (input: unknown) => Promise<unknown>>)[task](input);

const answer = (message: TaskAnswer) => process.send?.(message);

const [, , appDir = '', distDir = ''] = process.argv;
// The terminal's Ctrl-C reaches this process too, which whoever started it ends in its own time.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
main(appDir, distDir).catch((error: unknown) => {
  process.send?.({ id: BOOTED, error: inspect(error) } satisfies TaskAnswer, () => process.exit(1));
});

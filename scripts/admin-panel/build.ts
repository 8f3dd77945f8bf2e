import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { createOfflineEnvironment } from '../environment/environment';
import { captureChild } from '../process/child';
import { step } from '../terminal/step';

import { compressPanel } from './compress';
import { hashAdminPanelInputs } from './inputs';

export interface BuildOptions {
  /** The checkout's folder. */
  root: string;
  /** Stops the build. */
  signal?: AbortSignal;
}

/**
 * Builds the admin panel into dist/build where it is missing or older than what it is built from. The bundler runs in a
 * process of its own: it needs a gigabyte of memory that the hub should not keep.
 *
 * @returns whether it had to be built
 * @throws Error with the bundler's output where the build fails
 */
export async function ensureAdminPanel({ root, signal }: BuildOptions): Promise<boolean> {
  const env = createOfflineEnvironment(root);
  const stampFile = path.join(root, 'dist/admin-panel.stamp');
  const hash = hashAdminPanelInputs({ root, env });
  const builtHash = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : undefined;
  if (builtHash === hash && existsSync(path.join(root, 'dist/build/index.html'))) return false;

  rmSync(stampFile, { force: true });
  await step('Building the admin panel; this takes about half a minute', () => build({ root, signal, env }), {
    isSilent: true,
  });
  writeFileSync(stampFile, hash);
  return true;
}

async function build({ root, signal, env }: BuildOptions & { env: NodeJS.ProcessEnv }): Promise<void> {
  const { exitCode, output } = await captureChild({
    args: [path.join(root, 'node_modules/@strapi/strapi/bin/strapi.js'), 'build'],
    // Any other value makes the bundler take React's slow development half and show Strapi's guided tour.
    options: { env: { ...env, NODE_ENV: 'production' }, signal },
  });
  if (exitCode !== 0) throw new Error(`The admin panel could not be built:\n${output}`);
  await compressPanel(path.join(root, 'dist/build'));
}

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { captureChild } from '../process/child';
import { step } from '../terminal/step';

import { SITE_FOLDER } from './place';

type Packages = Record<string, { version?: string; optional?: boolean }>;

/**
 * Installs the site's own packages where they are not what its lock file asks for. The site is a project of its own, so
 * that it can be copied out of this one; who only runs a hub does without them.
 *
 * @param root - the checkout's folder
 * @throws Error with what npm says
 */
export async function ensureSiteIsInstalled(root: string): Promise<void> {
  const folder = path.join(root, SITE_FOLDER);
  if (isInstalled(folder)) return;
  await step("Installing the site's packages (npm ci)", async () => {
    const npm = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : undefined;
    const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
    const { exitCode, output } = await captureChild({
      ...(npm ? { args: [npm, ...args] } : { command: 'npm', args }),
      options: { cwd: folder, shell: !npm && process.platform === 'win32' },
    });
    if (exitCode !== 0) throw new Error(`The site's packages cannot be installed:\n${output.trim()}`);
  });
}

/** npm writes its own copy of the lock file as the last act of an install, so a half-finished one has none. */
function isInstalled(folder: string): boolean {
  const copy = path.join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(copy)) return false;
  const found = readPackages(copy);
  return Object.entries(readPackages(path.join(folder, 'package-lock.json'))).every(
    ([place, { version, optional }]) => place === '' || (optional && !found[place]) || found[place]?.version === version
  );
}

const readPackages = (file: string) => (JSON.parse(readFileSync(file, 'utf8')) as { packages: Packages }).packages;

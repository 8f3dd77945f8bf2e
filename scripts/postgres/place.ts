import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

import { findPostgresBinaries, type PostgresBinaries } from './binaries';
import { canAccess, findUnprivilegedUser, type UnprivilegedUser } from './unprivileged-user';

/** Where one PostgreSQL cluster keeps what it needs, and as whom it runs. */
export interface PostgresPlace {
  /** The folder with bin/, lib/ and share/. */
  nativeDir: string;
  /** The folder of the cluster's data, log and connection details. */
  dir: string;
  /** Undefined: as whoever runs this process. */
  user: UnprivilegedUser | undefined;
}

/** Root's clusters lie here where the clone is under a folder the unprivileged user cannot enter. */
const SYSTEM_DIR = '/var/lib/cities-hub';

/** Written into a cluster's home where its data had to go elsewhere; says where. */
const LOCATION_FILE = 'location.txt';

/**
 * Settles where the cluster of a folder lies.
 *
 * Normally that is the folder itself, and the programs stay in node_modules. As root, PostgreSQL runs as an unprivileged
 * user; where that user cannot reach the folder (a clone in root's home), the data and a copy of the programs go to
 * /var/lib/cities-hub, and `location.txt` in the folder says where, so that the next start finds them again.
 *
 * @param homeDir - the folder that should hold the cluster, such as .data/postgres; created where missing
 * @throws Error when there are no programs for this machine, or no user to run them as
 */
export function preparePlace(homeDir: string): PostgresPlace {
  const binaries = findPostgresBinaries();
  mkdirSync(homeDir, { recursive: true });
  const user = findUnprivilegedUser();
  if (!user) return placeIn(homeDir, binaries.nativeDir, undefined);

  const canStay = canAccess(user, homeDir) && canAccess(user, path.join(binaries.nativeDir, 'bin', 'postgres'));
  const dir = canStay ? homeDir : findSystemDir(homeDir);
  chownSync(dir, user.uid, user.gid);
  return placeIn(dir, canStay ? binaries.nativeDir : copyPrograms(binaries), user);
}

function findSystemDir(homeDir: string): string {
  const note = path.join(homeDir, LOCATION_FILE);
  if (existsSync(note)) return readFileSync(note, 'utf8').trim();

  mkdirSync(SYSTEM_DIR, { recursive: true, mode: 0o755 });
  const dir = mkdtempSync(path.join(SYSTEM_DIR, `${path.basename(path.dirname(path.dirname(homeDir)))}-`));
  writeFileSync(note, `${dir}\n`);
  return dir;
}

/** Copies the programs once per version, and whole or not at all. */
function copyPrograms({ nativeDir, version }: PostgresBinaries): string {
  const target = path.join(SYSTEM_DIR, `postgresql-${version}`);
  if (existsSync(target)) return target;
  const half = `${target}.${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  cpSync(nativeDir, half, { recursive: true, verbatimSymlinks: true });
  chmodSync(half, 0o755);
  renameSync(half, target);
  return target;
}

function placeIn(dir: string, nativeDir: string, user: UnprivilegedUser | undefined): PostgresPlace {
  return { nativeDir, dir, user };
}

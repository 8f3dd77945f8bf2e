import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

import { findPostgresBinaries, type PostgresBinaries } from './binaries';
import { createWhole } from './create-whole';
import { canAccess, findUnprivilegedUser, isRoot, type SystemUser } from './unprivileged-user';

/** Where one PostgreSQL cluster keeps what it needs, and as whom it runs. */
export interface PostgresPlace {
  /** The folder with bin/, lib/ and share/. */
  nativeDir: string;
  /** The folder of the cluster and its log. */
  dir: string;
  /** Undefined: as whoever runs this process. */
  user: SystemUser | undefined;
}

/** Root's clusters lie here where the clone is under a folder the unprivileged user cannot enter. */
const SYSTEM_DIR = '/var/lib/cities-hub';

/** Written into a cluster's home where its data had to go elsewhere; says where. */
const LOCATION_FILE = 'location.txt';

/** The folder of a place that holds the cluster, and appears once that is whole. */
export const CLUSTER_DIR = 'cluster';

/**
 * Settles where the cluster of a folder lies.
 *
 * Normally that is the folder itself, and the programs stay in node_modules. As root, PostgreSQL runs as an unprivileged
 * user; where that user cannot reach the folder (a clone in root's home), the data and a copy of the programs go to
 * /var/lib/cities-hub, and `location.txt` in the folder says where, so that the next start finds them again.
 *
 * @param homeDir - the folder that should hold the cluster, such as .data/postgres; created where missing
 * @throws Error when there are no programs for this machine, no user to run them as, or existing data that cannot be used
 */
export async function preparePlace(homeDir: string): Promise<PostgresPlace> {
  const binaries = findPostgresBinaries();
  mkdirSync(homeDir, { recursive: true });
  const locationFile = path.join(homeDir, LOCATION_FILE);
  const knownDir = existsSync(locationFile) ? readFileSync(locationFile, 'utf8').trim() : homeDir;
  const owner = findOwner(knownDir);

  if (!isRoot()) {
    // Windows has no such numbers.
    const ownUid = process.getuid?.();
    if (owner && ownUid !== undefined && owner.uid !== ownUid) {
      throw new Error(
        `${knownDir} belongs to another system user (number ${owner.uid}), because the hub ran as that user, or as root, ` +
          'before: run it that way again'
      );
    }
    return { nativeDir: binaries.nativeDir, dir: knownDir, user: undefined };
  }

  // PostgreSQL runs as the owner of its data only. Root may find data of a user who ran the hub before.
  const user = owner && owner.uid !== 0 ? owner : findUnprivilegedUser();
  const dir = canAccess(user, knownDir) ? knownDir : createSystemDir({ homeDir, knownDir, owner });
  chownSync(dir, user.uid, user.gid);
  const canReachPrograms = canAccess(user, path.join(binaries.nativeDir, 'bin', 'postgres'));
  return { nativeDir: canReachPrograms ? binaries.nativeDir : await copyPrograms(binaries), dir, user };
}

interface SystemDirOptions {
  homeDir: string;
  /** Where the cluster was last, or is to be. */
  knownDir: string;
  owner: SystemUser | undefined;
}

function findOwner(dir: string): SystemUser | undefined {
  if (!existsSync(dir)) return undefined;
  const { uid, gid } = statSync(dir);
  return { uid, gid };
}

function createSystemDir({ homeDir, knownDir, owner }: SystemDirOptions): string {
  if (owner && owner.uid !== 0) {
    throw new Error(
      `${knownDir} cannot be reached by the system user it belongs to (number ${owner.uid}): ` +
        'let that user enter each folder above it, with chmod o+x'
    );
  }
  createSystemRoot();
  const dir = mkdtempSync(path.join(SYSTEM_DIR, `${path.basename(path.dirname(path.dirname(homeDir)))}-`));
  writeFileSync(path.join(homeDir, LOCATION_FILE), `${dir}\n`);
  return dir;
}

async function copyPrograms({ nativeDir, version }: PostgresBinaries): Promise<string> {
  const target = path.join(SYSTEM_DIR, `postgresql-${version}`);
  createSystemRoot();
  await createWhole(target, (draft) => {
    cpSync(nativeDir, draft, { recursive: true, verbatimSymlinks: true });
    chmodSync(draft, 0o755);
  });
  return target;
}

function createSystemRoot(): void {
  mkdirSync(SYSTEM_DIR, { recursive: true });
  // Whatever root's umask: the unprivileged user must get through.
  chmodSync(SYSTEM_DIR, 0o755);
}

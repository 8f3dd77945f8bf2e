import { execFileSync, spawnSync } from 'node:child_process';

/** The system user PostgreSQL runs as where the hub runs as root, which PostgreSQL refuses to be. */
export interface UnprivilegedUser {
  uid: number;
  gid: number;
}

const USER_NAME = 'postgres';

/**
 * Finds the system user `postgres`, or creates it.
 *
 * @returns undefined where the hub is not root: then PostgreSQL runs as whoever runs the hub
 * @throws Error when the user neither exists nor can be created
 */
export function findUnprivilegedUser(): UnprivilegedUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return lookUp() ?? create();
}

/** Whether that user can read, enter or run a path: asked of the system itself, so that every folder above counts. */
export function canAccess(user: UnprivilegedUser, path: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -r "$1" && test -x "$1"', 'sh', path], { ...user, cwd: '/' }).status === 0;
}

function lookUp(): UnprivilegedUser | undefined {
  const id = (flag: string) => spawnSync('id', [flag, USER_NAME], { encoding: 'utf8' });
  const uid = id('-u');
  const gid = id('-g');
  if (uid.status !== 0 || gid.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function create(): UnprivilegedUser {
  try {
    execFileSync('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      USER_NAME,
    ]);
  } catch (error) {
    throw new Error(`PostgreSQL refuses to run as root, and the system user "${USER_NAME}" could not be created`, {
      cause: error,
    });
  }
  const user = lookUp();
  if (!user) throw new Error(`the system user "${USER_NAME}" was created but cannot be found`);
  return user;
}

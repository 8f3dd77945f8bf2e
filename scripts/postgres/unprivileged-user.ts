import { execFileSync, spawnSync } from 'node:child_process';

/** A user of the operating system, by number. */
export interface SystemUser {
  uid: number;
  gid: number;
}

const USER_NAME = 'postgres';

/** Whether this process runs as root, which PostgreSQL refuses to be. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Finds the system user `postgres`, or creates it.
 *
 * @throws Error when it neither exists nor can be created
 */
export function findUnprivilegedUser(): SystemUser {
  return lookUp() ?? create();
}

/** Whether a user can read, enter or run a path: asked of the system itself, so that every folder above counts. */
export function canAccess(user: SystemUser, path: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -r "$1" && test -x "$1"', 'sh', path], { ...user, cwd: '/' }).status === 0;
}

function lookUp(): SystemUser | undefined {
  const id = (flag: string) => spawnSync('id', [flag, USER_NAME], { encoding: 'utf8' });
  const uid = id('-u');
  const gid = id('-g');
  if (uid.status !== 0 || gid.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function create(): SystemUser {
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

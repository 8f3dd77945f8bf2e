import path from 'node:path';

import { captureChild } from '../process/child';

import { type PostgresPlace } from './place';

/**
 * Runs one of PostgreSQL's own programs as the place's user.
 *
 * @throws Error with what it printed where it fails
 */
export async function runProgram(place: PostgresPlace, program: 'initdb' | 'pg_ctl', args: string[]): Promise<void> {
  const { exitCode, output } = await captureChild({
    command: path.join(place.nativeDir, 'bin', program),
    args,
    options: {
      ...place.user,
      // A working directory that the user may not enter makes both programs fail.
      cwd: place.dir,
      env: { ...process.env, LC_ALL: 'C', PGDATA: undefined },
      // Ctrl-C goes to every process of the terminal's group; what stops the server must not be stopped by it.
      detached: true,
      windowsHide: true,
    },
  });
  if (exitCode !== 0) throw new Error(`${program} failed: ${output.trim() || `exit code ${exitCode}`}`);
}

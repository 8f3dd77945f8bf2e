import { Client } from 'pg';

/** Holds writes to tables up, so that a test can end a process in the middle of them. */
export interface Blocker {
  /** Reads of the table go on, writes wait. */
  block(table: string): Promise<void>;
  /** Resolves once another connection waits. */
  somebodyWaits(): Promise<void>;
  release(): Promise<void>;
  end(): Promise<void>;
}

export async function createBlocker(connectionString: string): Promise<Blocker> {
  const holder = new Client({ connectionString });
  const observer = new Client({ connectionString });
  await holder.connect();
  await observer.connect();
  const { rows } = await holder.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const waiting = 'SELECT 1 FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))';
  return {
    async block(table) {
      await holder.query('BEGIN');
      await holder.query(`LOCK TABLE "${table}" IN SHARE MODE`);
    },
    async somebodyWaits() {
      while ((await observer.query(waiting, [rows[0]?.pid])).rowCount === 0);
    },
    async release() {
      await holder.query('ROLLBACK');
    },
    async end() {
      await holder.end();
      await observer.end();
    },
  };
}

import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { startCluster, type Cluster } from '../../scripts/postgres/cluster';

import globalTeardown from './global-teardown';

declare global {
  var testRun: { dir: string; cluster: Cluster } | undefined;
}

/** Compiles the hub where its sources have changed, and starts the run's own PostgreSQL, on which nothing needs to survive. */
export default async function globalSetup(): Promise<void> {
  const root = path.resolve(__dirname, '../..');
  execFileSync(process.execPath, ['scripts/hub.mjs', 'compile'], { cwd: root, stdio: 'inherit' });

  const dir = mkdtempSync(path.join(realpathSync(tmpdir()), 'cities-hub-test-'));
  // PostgreSQL's unprivileged user must get through to its part of the folder.
  chmodSync(dir, 0o755);
  const publicDir = path.join(dir, 'public');
  mkdirSync(path.join(publicDir, 'uploads'), { recursive: true });
  const cluster = await startCluster({
    homeDir: path.join(dir, 'postgres'),
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
  globalThis.testRun = { dir, cluster };
  // A signal ends jest without its teardown, and PostgreSQL, in a session of its own, would stay.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void globalTeardown().finally(() => process.exit(1)));
  }
  process.env.TEST_PUBLIC_DIR = publicDir;
  process.env.TEST_POSTGRES_URL = cluster.url('postgres');
}

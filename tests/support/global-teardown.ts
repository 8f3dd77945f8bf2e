import { rmSync } from 'node:fs';

export default async function globalTeardown(): Promise<void> {
  const run = globalThis.testRun;
  if (!run) return;
  await run.cluster.stop();
  rmSync(run.cluster.dir, { recursive: true, force: true });
  rmSync(run.dir, { recursive: true, force: true });
}

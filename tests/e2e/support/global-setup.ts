import { execFileSync } from 'node:child_process';
import path from 'node:path';

import prepareTestRun from '../../support/global-setup';

/** The admin panel, built where it is stale, and what every test run needs. */
export default async function globalSetup(): Promise<void> {
  const root = path.resolve(__dirname, '../../..');
  execFileSync(process.execPath, ['scripts/hub.mjs', 'build'], { cwd: root, stdio: 'inherit' });
  await prepareTestRun();
}

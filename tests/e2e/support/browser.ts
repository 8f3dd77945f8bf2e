import { accessSync, constants } from 'node:fs';
import path from 'node:path';

import { chromium, type Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const MAC_PATHS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Starts the browser of this machine; none is downloaded.
 *
 * @throws Error that says how to install one, where there is none
 */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      '--headless=new',
      // Chromium’s sandbox refuses to run as root, as in a container; it opens nothing but the hub.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      // A request that leaves the machine is the admin panel’s, never the browser’s own.
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // The pages of a window share a process, as those that people open from one another do: what it has compiled of the
      // panel's five megabytes of scripts serves the next page too.
      '--process-per-site',
    ],
  });
}

function findChromium(): string {
  const dirs = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const candidates = [...dirs.flatMap((dir) => NAMES.map((name) => path.join(dir, name))), ...MAC_PATHS];
  const found = candidates.find(isExecutable);
  if (found) return found;
  throw new Error(
    'These tests need Chromium, and there is none on this machine. On Debian and Ubuntu: apt-get install chromium'
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { captureChild } from '../../scripts/process/child';
import { ensureSiteIsInstalled } from '../../scripts/site/install';
import { SITE_FOLDER } from '../../scripts/site/place';

const ROOT = path.resolve(__dirname, '../..');

/** The reference site's own server, in a process of its own. */
export interface SiteServer {
  /** Without a slash at its end. */
  url: string;
  stop: () => Promise<void>;
}

/** Writes the reference site's server into a file, as its build does. */
export async function buildSiteServer(file: string): Promise<void> {
  await ensureSiteIsInstalled(ROOT);
  const { exitCode, output } = await runSiteModule(
    `import { buildServer } from './scripts/build-server.mjs'; await buildServer(${JSON.stringify(file)});`
  );
  if (exitCode !== 0) throw new Error(output);
}

/** Runs lines of a module in the reference site's folder. */
export const runSiteModule = (code: string) =>
  captureChild({ args: ['--input-type=module', '--eval', code], options: { cwd: path.join(ROOT, SITE_FOLDER) } });

/**
 * @param file - of the server
 * @param folder - the built site
 * @throws Error where the server ends before it serves; its own output says why
 */
export async function serveSite({ file, folder }: { file: string; folder: string }): Promise<SiteServer> {
  const child = spawn(process.execPath, [file, '--port', '0', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const { value: line } = (await lines.next()) as { value: string | undefined };
  const url = /http:\S+(?=\/$)/.exec(line ?? '')?.[0];
  if (!url) throw new Error('The site’s server ended before it was ready.');
  return {
    url,
    async stop() {
      child.kill();
      await ended;
    },
  };
}

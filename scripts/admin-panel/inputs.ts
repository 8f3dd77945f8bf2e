import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** What the browser's half of the hub is built from; of a plugin, what its admin half may import. */
const INPUTS = ['package-lock.json', 'config', 'src/admin', 'src/locales.ts'];
const PLUGIN_INPUTS = ['package.json', 'admin', 'shared'];

/**
 * @param root - the checkout's folder
 * @param env - variables the bundler writes into the bundle
 * @returns a hash that changes whenever the admin panel must be built again
 */
export function hashAdminPanelInputs({ root, env }: { root: string; env: NodeJS.ProcessEnv }): string {
  const pluginsDir = path.join(root, 'src/plugins');
  const plugins = existsSync(pluginsDir) ? readdirSync(pluginsDir) : [];
  const inputs = [
    ...INPUTS,
    ...plugins.flatMap((plugin) => PLUGIN_INPUTS.map((input) => path.join('src/plugins', plugin, input))),
  ];

  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => listFiles(root, input)).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  for (const variable of listBundledVariables(env)) hash.update(`${variable}\0`);
  return hash.digest('hex');
}

/**
 * Strapi's bundler takes every STRAPI_ADMIN_* variable, and of the public address the path alone: the panel calls the
 * server it came from.
 */
function listBundledVariables(env: NodeJS.ProcessEnv): string[] {
  const basePath = env.PUBLIC_URL ? new URL(env.PUBLIC_URL).pathname : '/';
  const named = Object.entries(env).filter(([name]) => name.toUpperCase().startsWith('STRAPI_ADMIN_'));
  return [`basePath=${basePath}`, ...named.map(([name, value]) => `${name}=${value}`).sort()];
}

function listFiles(root: string, input: string): string[] {
  const absolute = path.join(root, input);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return [input];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

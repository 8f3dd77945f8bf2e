import { createRequire } from 'node:module';
import path from 'node:path';

import { createStrapi, type Core } from '@strapi/strapi';
import NodeEnvironment from 'jest-environment-node';

const load = createRequire(__filename);

/** Runs outside jest's sandbox. */
export interface Host {
  /** Loads a package as the hub has it. */
  require(name: string): unknown;
  /** Boots the compiled hub in this process. */
  boot(hub: { appDir: string; distDir: string; environment: Record<string, string> }): Promise<Core.Strapi>;
  /** Keeps what this process writes while something runs. */
  capture<Result>(run: () => Promise<Result>): Promise<{ result: Result; written: Written[] }>;
}

/** A piece of output. */
export interface Written {
  to: 'stdout' | 'stderr';
  text: string;
}

/**
 * Runs the hub of a test file outside jest's sandbox, as Node.js runs it in production: Strapi's thousands of modules are then loaded once per worker
 * and not once per file. The hub's own modules, which may keep something, are loaded anew for each boot.
 */
export default class NativeEnvironment extends NodeEnvironment {
  constructor(...args: ConstructorParameters<typeof NodeEnvironment>) {
    super(...args);
    const host: Host = { require: load, boot, capture };
    this.global.host = host;
  }
}

const boot: Host['boot'] = async ({ appDir, distDir, environment }) => {
  forgetModulesIn([path.resolve(__dirname, '../../dist'), distDir]);
  const outside = process.env;
  process.env = { ...outside, ...environment };
  const forgetSignals = rememberSignals();
  const strapi = createStrapi({ appDir, distDir, serveAdminPanel: false, autoReload: false });
  const destroy = strapi.destroy.bind(strapi);
  strapi.destroy = async () => {
    await keepListenersDuring(destroy);
    process.env = outside;
  };
  return strapi.load().finally(forgetSignals);
};

const capture: Host['capture'] = async (run) => {
  const written: Written[] = [];
  const releases = (['stdout', 'stderr'] as const).map((to) => {
    const stream = process[to];
    const write = stream.write.bind(stream);
    stream.write = (piece: Uint8Array | string) => {
      written.push({ to, text: piece.toString() });
      return true;
    };
    return () => void (stream.write = write);
  });
  try {
    return { result: await run(), written };
  } finally {
    for (const release of releases) release();
  }
};

/**
 * Strapi stops itself at a signal. Jest sends one to a worker that has grown too large, which may be at the next file already: that would hear of hubs
 * that have stopped long ago.
 *
 * @returns what takes off the listeners that came since
 */
function rememberSignals(): () => void {
  const before = (['SIGINT', 'SIGTERM'] as const).map(
    (signal) => [signal, new Set(process.listeners(signal))] as const
  );
  return () => {
    for (const [signal, known] of before) {
      for (const listener of process.listeners(signal)) if (!known.has(listener)) process.off(signal, listener);
    }
  };
}

function forgetModulesIn(folders: readonly string[]): void {
  for (const file of Object.keys(load.cache)) {
    if (folders.some((folder) => file.startsWith(folder + path.sep)) && !file.includes('/node_modules/')) {
      delete load.cache[file];
    }
  }
}

/** Strapi takes every listener off the process when it stops; jest's worker hears of its next file by one. */
async function keepListenersDuring(work: () => Promise<void>): Promise<void> {
  const removeAllListeners = process.removeAllListeners.bind(process);
  process.removeAllListeners = () => process;
  try {
    await work();
  } finally {
    process.removeAllListeners = removeAllListeners;
  }
}

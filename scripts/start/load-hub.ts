import path from 'node:path';

import { type Core } from '@strapi/strapi';

import { outageIn } from '../../src/outages/outage';
import { type Shutdown } from '../process/shutdown';
import { step } from '../terminal/step';

export interface LoadOptions {
  /** The checkout's folder. */
  root: string;
  shutdown: Shutdown;
  serveAdminPanel: boolean;
}

/**
 * Loads the compiled hub in this process: it connects to the database, migrates it and applies what is kept as code.
 * It does not listen yet.
 *
 * @throws Error that says so where the database cannot be reached, or goes away meanwhile
 */
export function loadHub({ root, shutdown, serveAdminPanel }: LoadOptions): Promise<Core.Strapi> {
  return step('Loading the hub and bringing its database up to date', async () => {
    // Loading Strapi's modules takes most of a second, which nobody should wait for to learn that the port is taken.
    const { createStrapi } = await import('@strapi/strapi');
    const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist'), serveAdminPanel });
    // It has just installed handlers that would end the process before PostgreSQL has stopped.
    shutdown.takeSignals();
    return strapi.load().catch((error: Error) => {
      throw explainOutage(error);
    });
  });
}

/**
 * Ends a loaded hub: it closes its port and its connections to the database.
 *
 * Strapi's destroy() also calls `process.removeAllListeners()`. That removes the listeners by which Node itself notices
 * that somebody wants a signal, so that from then on the second SIGINT of one Ctrl-C would end the process at once, with
 * PostgreSQL still running. Here it does not take effect.
 */
export async function destroyHub(strapi: Core.Strapi): Promise<void> {
  const original = process.removeAllListeners.bind(process);
  process.removeAllListeners = () => process;
  try {
    await strapi.destroy();
  } finally {
    process.removeAllListeners = original;
  }
}

function explainOutage(error: Error): Error {
  const outage = outageIn(error);
  if (!outage) return error;
  const { host } = new URL(process.env.DATABASE_URL ?? 'postgresql://unknown');
  return new Error(`${outage}: PostgreSQL at ${host}, which DATABASE_URL names: ${error.message}`, { cause: error });
}

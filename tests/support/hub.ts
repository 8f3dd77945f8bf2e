import type { RequestListener } from 'node:http';

import type { Core } from '@strapi/strapi';
import supertest from 'supertest';

import { createDatabase, dropDatabase, foldersOf, hubEnvironment, type Template } from './databases';
import type { Host } from './native-environment';

declare global {
  var host: Host;
}

/** The real hub on a database of its own. */
export interface Hub {
  strapi: Core.Strapi;
  /** A client for its HTTP server. It finds what a test has written before, also past HTTP. */
  request: ReturnType<typeof supertest>;
  /** The name of the database it runs on. */
  database: string;
  /** The same as a URL. */
  databaseUrl: string;
  stop(): Promise<void>;
}

/**
 * Boots the compiled hub in this process; call it in `beforeAll` and `stop()` in `afterAll`.
 *
 * @param settings - environment variables, in place of those that tests have
 */
export async function startHub(template: Template = 'empty', settings: Record<string, string> = {}): Promise<Hub> {
  const database = await createDatabase(template);
  const environment = { ...hubEnvironment(database), ...settings };
  Object.assign(process.env, environment);

  const strapi = await host.boot({ ...foldersOf(template), environment });
  strapi.server.mount();

  return {
    strapi,
    request: supertest(createListener(strapi)),
    database,
    databaseUrl: environment.DATABASE_URL as string,
    async stop() {
      await strapi.destroy();
      await dropDatabase(database);
    },
  };
}

interface DeliveryPlugin {
  service(name: 'memory'): { fence(): Promise<void> };
}

/**
 * Who writes over HTTP gets an answer when the node's memory has dropped what was written; a test that writes in its own process waits for that here.
 * A hub without the delivery plugin keeps nothing.
 */
function createListener(strapi: Core.Strapi): RequestListener {
  const delivery = strapi.plugin('delivery') as unknown as DeliveryPlugin | undefined;
  const memory = delivery?.service('memory');
  return (req, res) =>
    void Promise.resolve(memory?.fence()).then(() => strapi.server.httpServer.emit('request', req, res));
}

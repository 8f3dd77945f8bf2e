import type { Test } from 'supertest';

import { createContentWriter, writeSample } from '../../../api/support/content';
import { startHub, type Hub } from '../../../support/hub';

/** How many requests a client of that hub may send in a minute. */
export const LIMIT = 4;
/** What clients ask for, where it does not matter. */
export const CITIES = '/api/cities?locale=en&fields=name';

/** A hub that limits how often one may ask, behind a trusted proxy, which tells it the addresses of its clients. */
export interface LimitedHub {
  hub: Hub;
  /** The address of a client that has not asked yet. */
  newAddress: () => string;
  ask: (
    address: string,
    path?: string,
    headers?: Record<string, string>,
    method?: 'get' | 'head' | 'post' | 'options'
  ) => Test;
  /** Uses up all that a client may ask for. */
  exhaust: (address: string, headers?: Record<string, string>) => Promise<void>;
}

/**
 * Boots it, with the sample content; its `hub` is to be stopped.
 *
 * @param settings - further environment variables
 */
export async function startLimitedHub(settings: Record<string, string> = {}): Promise<LimitedHub> {
  const hub = await startHub('empty', { RATE_LIMIT: String(LIMIT), TRUSTED_PROXIES: '1', ...settings });
  await writeSample(createContentWriter(hub));
  let clients = 0;
  const ask: LimitedHub['ask'] = (address, path = CITIES, headers = {}, method = 'get') =>
    hub.request[method](path).set({ 'X-Forwarded-For': address, ...headers });
  return {
    hub,
    newAddress: () => `192.0.2.${(clients += 1)}`,
    ask,
    async exhaust(address, headers) {
      for (let count = 0; count < LIMIT; count += 1) await ask(address, CITIES, headers).expect(200);
    },
  };
}

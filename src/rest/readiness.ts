import type { Core } from '@strapi/strapi';

import { RETRY_AFTER_SECONDS } from '../outages/answer-outages';
import { isTimeout, outageIn, type Outage } from '../outages/outage';

/** Why the hub cannot serve, undefined where it can. */
export type Unreadiness = Outage | 'migrations pending' | undefined;

export type ReadinessProbe = () => Promise<Unreadiness>;

/** How long a probe may take before the database counts as hung. */
const TIMEOUT_MS = 2_000;
/** After this time, a probe that hangs is given up and another one is tried. */
const GIVE_UP_MS = 30_000;

/**
 * Makes the function that tells whether this hub can serve: its database answers, and every migration it knows is done.
 * Probes that come while one is under way share it, so that a hung database does not take all connections.
 */
export function createReadinessProbe({ strapi }: { strapi: Core.Strapi }): ReadinessProbe {
  let current: { startedAt: number; answer: Promise<Unreadiness> } | undefined;

  return async () => {
    if (!current || Date.now() - current.startedAt > GIVE_UP_MS) {
      const probe = { startedAt: Date.now(), answer: askDatabase({ strapi }) };
      current = probe;
      void probe.answer.finally(() => {
        if (current === probe) current = undefined;
      });
    }
    return within(TIMEOUT_MS, current.answer);
  };
}

async function askDatabase({ strapi }: { strapi: Core.Strapi }): Promise<Unreadiness> {
  try {
    await strapi.db.connection.raw('SELECT 1').timeout(TIMEOUT_MS);
    return (await strapi.db.migrations.shouldRun()) ? 'migrations pending' : undefined;
  } catch (error) {
    strapi.log.warn(`The hub is not ready: ${(error as Error).message}`);
    return isTimeout(error) ? 'database does not answer' : (outageIn(error) ?? 'database unreachable');
  }
}

async function within(timeoutMs: number, answer: Promise<Unreadiness>): Promise<Unreadiness> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<Unreadiness>((resolve) => {
    timer = setTimeout(() => resolve('database does not answer'), timeoutMs);
  });
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** Answers 200 where the hub can serve, else 503 with the reason. Never to be cached. */
export function createReadinessHandler({ probe }: { probe: ReadinessProbe }): Core.MiddlewareHandler {
  return async (ctx) => {
    const reason = await probe();
    ctx.set('Cache-Control', 'no-store');
    if (!reason) {
      ctx.body = { status: 'ready' };
      return;
    }
    ctx.set('Retry-After', String(RETRY_AFTER_SECONDS));
    ctx.serviceUnavailable('The hub cannot serve now', { reason });
  };
}

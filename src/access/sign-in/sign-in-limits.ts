import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

const TABLE = 'sign_in_failures';
const WINDOW_S = 15 * 60;

export interface SignInAttempt {
  /** Where: members and administrators are different people. */
  entrance: 'member' | 'administrator';
  /** The account's id, or the identifier that belongs to none. */
  account: string;
  /** The client's IP address. */
  address: string;
}

interface Limit {
  name: string;
  /** Failures within the window before sign-in is refused until the window ends. */
  maxFailures: number;
  keyOf: (attempt: SignInAttempt) => string[];
}

/**
 * One address gets few tries at one account, so it cannot lock an account for everybody; many addresses together get
 * somewhat more, so forging or buying addresses does not help; and one address cannot try many accounts.
 */
export const SIGN_IN_LIMITS: readonly Limit[] = [
  {
    name: 'account-and-address',
    maxFailures: 10,
    keyOf: ({ entrance, account, address }) => [entrance, account, address],
  },
  { name: 'account', maxFailures: 30, keyOf: ({ entrance, account }) => [entrance, account] },
  { name: 'address', maxFailures: 100, keyOf: ({ entrance, address }) => [entrance, address] },
];

export type SignInLimits = ReturnType<typeof createSignInLimits>;

/**
 * Counts failed sign-ins in PostgreSQL, so that all nodes of the hub count together and a restart forgets nothing.
 */
export function createSignInLimits({ strapi }: { strapi: Core.Strapi }) {
  let limiters: { limit: Limit; limiter: RateLimiterPostgres }[] = [];

  return {
    /** Creates the table where it is missing. Call it once the database is connected. */
    async prepare(): Promise<void> {
      await strapi.db.connection.raw(
        'CREATE TABLE IF NOT EXISTS ?? (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint)',
        [TABLE]
      );
      limiters = SIGN_IN_LIMITS.map((limit) => ({
        limit,
        limiter: new RateLimiterPostgres({
          storeClient: strapi.db.connection,
          storeType: 'knex',
          tableName: TABLE,
          tableCreated: true,
          // One of them clears the table of what has long expired, for all.
          clearExpiredByTimeout: limit === SIGN_IN_LIMITS[0],
          keyPrefix: limit.name,
          points: limit.maxFailures,
          duration: WINDOW_S,
        }),
      }));
    },

    /**
     * Counts an attempt as failed before its password is looked at, so that tries made at the same time all count.
     *
     * @returns how long to wait, in seconds, where a limit is reached
     */
    async begin(attempt: SignInAttempt): Promise<{ retryAfterS: number } | undefined> {
      for (const { limit, limiter } of limiters) {
        try {
          await limiter.consume(hashed(limit.keyOf(attempt)));
        } catch (refusal) {
          if (refusal instanceof RateLimiterRes) return { retryAfterS: Math.ceil(refusal.msBeforeNext / 1000) };
          throw refusal;
        }
      }
      return undefined;
    },

    /** Takes back what `begin` counted, and forgets the account's earlier failures: it was its owner. */
    async succeed(attempt: SignInAttempt): Promise<void> {
      for (const { limit, limiter } of limiters) {
        const key = hashed(limit.keyOf(attempt));
        if (limit.name === 'address') await limiter.reward(key);
        else await limiter.delete(key);
      }
    },
  };
}

/** Identifiers are personal and of any length. */
const hashed = (parts: string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

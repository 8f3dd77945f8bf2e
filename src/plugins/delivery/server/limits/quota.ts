import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Whose requests are counted: those of an address, or of who has shown a token or signed in. */
export type Policy = 'address' | 'caller';

/** What a client has left. */
export interface Quota {
  policy: Policy;
  isExceeded: boolean;
  remaining: number;
  /** Until all of it is there again. */
  secondsLeft: number;
}

export interface QuotaOptions {
  requests: number;
  windowSeconds: number;
}

/**
 * Counts requests in this node's memory, in windows that begin with a client's first request.
 */
export function createQuotas({ requests, windowSeconds }: QuotaOptions) {
  const limiter = new RateLimiterMemory({ keyPrefix: '', points: requests, duration: windowSeconds });
  const quotaOf = (policy: Policy, { remainingPoints, msBeforeNext }: RateLimiterRes, isExceeded: boolean): Quota => ({
    policy,
    isExceeded,
    remaining: remainingPoints,
    secondsLeft: Math.ceil(msBeforeNext / 1_000),
  });
  return {
    take: (policy: Policy, key: string): Promise<Quota> =>
      limiter.consume(key).then(
        (state) => quotaOf(policy, state, false),
        (state: unknown) => {
          if (state instanceof RateLimiterRes) return quotaOf(policy, state, true);
          throw state;
        }
      ),

    /** Takes back what was taken once. */
    async giveBack(key: string): Promise<void> {
      await limiter.reward(key);
    },
  };
}

/**
 * Writes what a client has left, as headers: names and values by turns. `RateLimit-Policy` names the policy, its quota (`q`, in requests) and its window (`w`, in
 * seconds); `RateLimit` what is left of it (`r`) and for how many seconds that is all (`t`): draft-ietf-httpapi-ratelimit-headers-10, in the
 * syntax of structured fields (RFC 9651).
 */
export const writeQuotaHeaders = (
  { policy, remaining, secondsLeft }: Quota,
  { requests, windowSeconds }: QuotaOptions
): string[] => [
  'RateLimit-Policy',
  `"${policy}";q=${requests};w=${windowSeconds}`,
  'RateLimit',
  `"${policy}";r=${remaining};t=${secondsLeft}`,
];

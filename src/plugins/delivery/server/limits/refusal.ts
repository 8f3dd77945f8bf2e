import { errors } from '@strapi/utils';

import { writeError, type WrittenAnswer } from '../answers/write-error';

import { writeQuotaHeaders, type Quota, type QuotaOptions } from './quota';

/** The error of a client that asks too often: Strapi answers it with 429. */
export function refusalOf({ secondsLeft }: Quota, { requests, windowSeconds }: QuotaOptions): Error {
  return new errors.RateLimitError(
    `Too many requests. Allowed: ${requests} in ${windowSeconds} seconds. Try again in ${secondsLeft} seconds.`,
    { requests, windowSeconds, retryAfterSeconds: secondsLeft }
  );
}

/** The same answer as bytes and headers, for who is refused before Strapi sees the request. */
export function writeRefusal(quota: Quota, options: QuotaOptions): WrittenAnswer {
  const { name, message, details } = refusalOf(quota, options) as Error & { details: unknown };
  return writeError({
    ...{ status: 429, name, message, details },
    headers: ['Retry-After', String(quota.secondsLeft), ...writeQuotaHeaders(quota, options)],
  });
}

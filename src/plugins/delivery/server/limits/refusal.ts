import { errors } from '@strapi/utils';

import { UNKEPT } from '../answers/cache-control';

import { writeQuotaHeaders, type Quota, type QuotaOptions } from './quota';

/** The error of a client that asks too often: Strapi answers it with 429. */
export function refusalOf({ secondsLeft }: Quota, { requests, windowSeconds }: QuotaOptions): Error {
  return new errors.RateLimitError(
    `Too many requests. Allowed: ${requests} in ${windowSeconds} seconds. Try again in ${secondsLeft} seconds.`,
    { requests, windowSeconds, retryAfterSeconds: secondsLeft }
  );
}

/** The same answer as bytes and headers, for who is refused before Strapi sees the request. */
export function writeRefusal(quota: Quota, options: QuotaOptions): { body: string; headers: string[] } {
  const { name, message, details } = refusalOf(quota, options) as Error & { details: unknown };
  const body = JSON.stringify({ data: null, error: { status: 429, name, message, details } });
  return {
    body,
    headers: [
      ...['Content-Type', 'application/json; charset=utf-8'],
      ...['Content-Length', String(Buffer.byteLength(body))],
      ...['Cache-Control', UNKEPT],
      ...['Retry-After', String(quota.secondsLeft)],
      ...writeQuotaHeaders(quota, options),
    ],
  };
}

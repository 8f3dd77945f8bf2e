import { UNKEPT } from './cache-control';

/** An answer as bytes and headers, which are names and values by turns. */
export interface WrittenAnswer {
  body: string;
  headers: string[];
}

/**
 * Writes an error as Strapi answers it, for who answers before Strapi sees the request. Nobody keeps it.
 *
 * @param headers - further ones, names and values by turns
 */
export function writeError({
  headers = [],
  ...error
}: {
  status: number;
  name: string;
  message: string;
  details: unknown;
  headers?: readonly string[];
}): WrittenAnswer {
  const body = JSON.stringify({ data: null, error });
  return {
    body,
    headers: [
      ...['Content-Type', 'application/json; charset=utf-8'],
      ...['Content-Length', String(Buffer.byteLength(body))],
      ...['Cache-Control', UNKEPT],
      ...headers,
    ],
  };
}

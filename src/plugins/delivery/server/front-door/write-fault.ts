import { UNKEPT } from '../answers/cache-control';

/**
 * Writes the answer to a request at which the hub itself failed before Strapi saw it, as Strapi does: it says nothing of the fault. By the id, an operator finds
 * in the log what it was.
 */
export function writeFault(requestId: string): { body: string; headers: string[] } {
  const error = { status: 500, name: 'InternalServerError', message: 'Internal Server Error', details: { requestId } };
  const body = JSON.stringify({ data: null, error });
  return {
    body,
    headers: [
      ...['Content-Type', 'application/json; charset=utf-8'],
      ...['Content-Length', String(Buffer.byteLength(body))],
      ...['Cache-Control', UNKEPT],
    ],
  };
}

import type { IncomingMessage } from 'node:http';

const READ_METHODS = new Set(['GET', 'HEAD']);
/** Headers by which Strapi writes an answer otherwise (@strapi/core, core-api/controller). */
const FORMAT_HEADERS = ['strapi-response-format', 'strapi-encode-source-maps'];

export const isRead = ({ method = '' }: { method?: string | undefined }): boolean => READ_METHODS.has(method);

/**
 * Whether a request is a read by nobody in particular, whose answer is the same for all of them: only such answers are kept, and only to such
 * requests they are sent. The path and the query are not looked at.
 *
 * @param anyOrigin - whether answers are the same for every site
 */
export function isStandardRead(
  request: Pick<IncomingMessage, 'method' | 'headers'>,
  { anyOrigin }: { anyOrigin: boolean }
): boolean {
  const { headers } = request;
  return (
    isRead(request) &&
    headers.authorization === undefined &&
    (anyOrigin || headers.origin === undefined) &&
    FORMAT_HEADERS.every((name) => headers[name] === undefined)
  );
}

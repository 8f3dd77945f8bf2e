/** Parameters of reads. Whatever else stands in a query may be a token or a code, such as those of a password's reset. */
const KNOWN = new Set([
  'fields',
  'filters',
  'locale',
  'page',
  'pageSize',
  'pagination',
  'populate',
  'sort',
  'status',
  'view',
]);

const HIDDEN = '[hidden]';
const MAX_LENGTH = 2_048;

/**
 * Writes a request's address for the log: nothing in it signs anybody in, and it has an end.
 *
 * @param url - as it came: path and query
 */
export function withoutSecrets(url: string): string {
  const start = url.indexOf('?');
  const path =
    start === -1
      ? url
      : `${url.slice(0, start)}?${url
          .slice(start + 1)
          .split('&')
          .map(hide)
          .join('&')}`;
  return path.length > MAX_LENGTH ? `${path.slice(0, MAX_LENGTH)}…` : path;
}

function hide(parameter: string): string {
  const [, name = '', value] = /^([^=]*)(=.*)?$/s.exec(parameter) ?? [];
  const [first = ''] = name.split(/\[|%5B/i);
  if (KNOWN.has(first)) return parameter;
  return value === undefined ? HIDDEN : `${name}=${HIDDEN}`;
}

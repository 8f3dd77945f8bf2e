import type { Language } from './negotiate-language';

/** What search engines and browsers call the address that chooses by `Accept-Language`. */
const NEGOTIATED = 'x-default';
/** Characters of a `Link` header. Proxies keep some 8 KiB for all headers of an answer together. */
const MAX_LENGTH = 4_096;

/**
 * Writes the `Link` header that leads from one language of an entry to the others (RFC 8288, `rel="alternate"`).
 *
 * The targets are paths without a host, to be resolved against the address that was asked: so the answer is the same
 * bytes under every name the hub has, and nothing in it comes from a `Host` header somebody else wrote. They name the
 * entry by its documentId, since each language has a slug of its own, and keep all parameters but the locale.
 *
 * @param path - the entry's path with its documentId, such as `/api/cities/abc`
 * @param querystring - of the request, as it came over the wire
 * @param languages - the other languages the entry is published in
 * @returns the header; undefined where it would be longer than 4,096 characters, as with a very long query
 */
export function writeAlternateLinks({
  path,
  querystring,
  languages,
}: {
  path: string;
  querystring: string;
  languages: readonly Language[];
}): string | undefined {
  const kept = querystring.split('&').filter((pair) => pair !== '' && !/^locale(=|$)/.test(decodeName(pair)));
  const link = (hreflang: string, ...parameters: string[]) => {
    const query = [...parameters, ...kept.map(escapeForUri)].join('&');
    return `<${escapeForUri(path)}${query && `?${query}`}>; rel="alternate"; hreflang="${hreflang}"`;
  };
  const links = languages.map(({ code, tag, hreflang }) => link(hreflang ?? tag, `locale=${encodeURIComponent(code)}`));
  const header = [...links, link(NEGOTIATED)].join(', ');
  return header.length > MAX_LENGTH ? undefined : header;
}

function decodeName(pair: string): string {
  try {
    return decodeURIComponent(pair);
  } catch {
    return pair;
  }
}

/** Node hands the bytes of an address over as they came, one character each: what no URI may hold is written as %XX. */
const escapeForUri = (text: string): string =>
  text.replace(
    /[^\w.~!$&'()*+,;=:@/?%-]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
  );

/** What a page says of itself to those who do not show it: search engines, and those who share its address. */
export interface PageHead {
  title: string;
  canonical: string | undefined;
  /** Its `meta` by their `name` or `property`. */
  meta: ReadonlyMap<string, string>;
  /** What stands in it in schema.org’s words. */
  data: Record<string, unknown>[];
}

/**
 * @param html - of the whole page
 * @throws SyntaxError where its data is no JSON
 */
export function readHead(html: string): PageHead {
  const meta = [...html.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)"/g)];
  const data = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  return {
    title: plain(/<title>(.*?)<\/title>/s.exec(html)?.[1] ?? ''),
    canonical: /rel="canonical" href="([^"]+)"/.exec(html)?.[1],
    meta: new Map(meta.map(([, name = '', content = '']) => [name, plain(content)])),
    data: data.map(([, json = '']) => JSON.parse(json) as Record<string, unknown>),
  };
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Text without the references that HTML writes for some characters. */
const plain = (text: string): string =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (reference, code?: string, name?: string) =>
    code ? String.fromCodePoint(Number(code)) : (NAMED[name ?? ''] ?? reference)
  );

/**
 * Writes a query so that two that mean the same are the same text, however they were written: `fields=a&sort=b` and `sort=b&fields=a`, brackets encoded or not.
 * Lists keep their order, which can mean something.
 */
export function writeCanonicalQuery(query: unknown): string {
  if (Array.isArray(query)) return `[${query.map(writeCanonicalQuery).join(',')}]`;
  if (typeof query !== 'object' || query === null) return JSON.stringify(query) ?? 'undefined';
  const pairs = Object.entries(query)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${JSON.stringify(name)}:${writeCanonicalQuery(value)}`);
  return `{${pairs.join(',')}}`;
}

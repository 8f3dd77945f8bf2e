/** Below it, the order of names means something as well: a list is sorted by the first, and by the next where that is the same. */
const ORDERED = 'sort';

/**
 * Writes a query so that two that mean the same are the same text, however they were written: `fields=a&sort=b` and `sort=b&fields=a`, brackets encoded or not.
 * What can mean something keeps its order: lists, and an order that is written `sort[country][name]=asc&sort[name]=desc`, of the query or of what it populates.
 *
 * @param query - as it was parsed
 */
export const writeCanonicalQuery = (query: unknown): string => write(query, false);

function write(value: unknown, isOrdered: boolean): string {
  if (Array.isArray(value)) return `[${value.map((entry) => write(entry, isOrdered)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const entries = Object.entries(value);
  if (!isOrdered) entries.sort(([a], [b]) => (a < b ? -1 : 1));
  const pairs = entries.map(
    ([name, inner]) => `${JSON.stringify(name)}:${write(inner, isOrdered || name === ORDERED)}`
  );
  return `{${pairs.join(',')}}`;
}

/**
 * Names for a CDN what an answer is made of, so that it can be purged when that changes: `cities/<documentId>` for each entry in it, `cities` where other cities could
 * have come in. Where that is longer than allowed, `cities` stands for all cities in it; types with the most entries first.
 *
 * @param maxBytes - the length of the header's value at most
 * @returns undefined where not even the types have room
 */
export function writeSurrogateKey({
  lists,
  entries,
  maxBytes,
}: {
  lists: Iterable<string>;
  entries: Iterable<string>;
  maxBytes: number;
}): string | undefined {
  const types = new Set(lists);
  const byType = new Map<string, string[]>();
  for (const entry of entries) {
    const type = entry.slice(0, entry.indexOf('/'));
    byType.set(type, [...(byType.get(type) ?? []), entry]);
  }
  const largestFirst = [...byType].sort(([, a], [, b]) => a.length - b.length);
  for (;;) {
    const value = [...types, ...[...byType.values()].flat()].join(' ');
    if (Buffer.byteLength(value) <= maxBytes) return value === '' ? undefined : value;
    const [type] = largestFirst.pop() ?? [];
    if (type === undefined) return undefined;
    byType.delete(type);
    types.add(type);
  }
}

/**
 * Orders items so that each comes after those it needs; otherwise they keep their order.
 *
 * @param items - all of them, by id
 * @param needsOf - the ids an item needs; unknown ones are ignored
 * @returns the items in order, and each circle found: the ids on it, the first repeated at its end
 */
export function orderByDependency<Item>(
  items: ReadonlyMap<string, Item>,
  needsOf: (item: Item) => Iterable<string>
): { ordered: Item[]; circles: string[][] } {
  const ordered: Item[] = [];
  const circles: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];

  const visit = (id: string, item: Item) => {
    if (done.has(id)) return;
    if (path.includes(id)) {
      circles.push([...path.slice(path.indexOf(id)), id]);
      return;
    }
    path.push(id);
    for (const needed of needsOf(item)) {
      const neededItem = items.get(needed);
      if (neededItem !== undefined) visit(needed, neededItem);
    }
    path.pop();
    done.add(id);
    ordered.push(item);
  };

  for (const [id, item] of items) visit(id, item);
  return { ordered, circles };
}

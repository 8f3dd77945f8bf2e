import type { ContentModel } from '../content-model';

/**
 * Adds the tags of what filters and sort go through on the way to other rows: the links, and all rows behind them in every language. Conditions
 * on a type's own attributes add nothing: whoever reads a list of it depends on all of its rows.
 *
 * @param query - the query, or the options of a populate, with `filters` and `sort`
 * @returns whether the changes of all that are followed
 */
export function tagsOfConditions({
  model,
  uid,
  query: { filters, sort },
  tags,
}: {
  model: ContentModel;
  uid: string;
  query: Record<string, unknown>;
  tags: Set<string>;
}): boolean {
  return goThrough(uid, filters) && pathsOf(sort).every((path) => goAlong(uid, path));

  /** Filters name attributes at any depth of operators: `{ $and: [{ country: { name: { $eq: 'x' } } }] }`. */
  function goThrough(holder: string, condition: unknown): boolean {
    if (Array.isArray(condition)) return condition.every((entry) => goThrough(holder, entry));
    if (typeof condition !== 'object' || condition === null) return true;
    return Object.entries(condition).every(([name, entry]) => {
      if (name.startsWith('$')) return goThrough(holder, entry);
      const targets = step(holder, name);
      return targets === undefined || (targets.isFollowed && targets.uids.every((target) => goThrough(target, entry)));
    });
  }

  function goAlong(holder: string, [name = '', ...rest]: string[]): boolean {
    const targets = step(holder, name);
    return targets === undefined || (targets.isFollowed && targets.uids.every((target) => goAlong(target, rest)));
  }

  function step(holder: string, name: string): { uids: readonly string[]; isFollowed: boolean } | undefined {
    const link = model.linksOf(holder).get(name);
    if (!link) return undefined;
    const isFollowed = link.kind !== 'unknown' && link.targets.every((target) => model.isFollowed(target));
    if (!isFollowed) return { uids: [], isFollowed };
    if (link.table !== undefined) tags.add(`${link.table}@*`);
    if (link.kind === 'media') tags.add(`${model.media.table}@*`);
    for (const target of link.targets) tags.add(`${model.tableOf(target)}@*`);
    return { uids: link.targets, isFollowed };
  }
}

/** Sorts are written `name`, `country.name:desc,slug`, as a list of these, or as `{ country: { name: 'asc' } }`. */
function pathsOf(sort: unknown): string[][] {
  if (typeof sort === 'string') return sort.split(',').map((part) => (part.split(':')[0] ?? '').trim().split('.'));
  if (Array.isArray(sort)) return sort.flatMap(pathsOf);
  if (typeof sort !== 'object' || sort === null) return [];
  return Object.entries(sort).flatMap(([name, inner]) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? pathsOf(inner).map((path) => [name, ...path])
      : /^\d+$/.test(name)
        ? pathsOf(inner)
        : [[name]]
  );
}

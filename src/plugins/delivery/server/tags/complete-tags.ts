const TABLE = /^(.+)[:@#][^:@#]*$/;

/**
 * Adds the tag of each whole table: where a write changes more rows than a message can name, that is what is told.
 *
 * @param tags - such as `cities:17`, `cities@sq` or `rights`
 */
export function completeTags(tags: Iterable<string>): Set<string> {
  const complete = new Set(tags);
  for (const tag of [...complete]) {
    const [, table] = TABLE.exec(tag) ?? [];
    if (table !== undefined) complete.add(`${table}:*`);
  }
  return complete;
}

import type { ContentModel } from '../content-model';

/**
 * Puts what is populated behind an entry's own attributes, in the order of the type's. Strapi asks for all of it at the same time, and puts it into the
 * row as it comes: so the same entry would be other bytes each time.
 *
 * @param row - is changed where what it leads to is out of order
 * @returns the row itself where it is in order, as most are
 */
export function orderAttributes({ model }: { model: ContentModel }, uid: string, row: object): object {
  const links = model.linksOf(uid);
  const order = (value: unknown, target: string): unknown => {
    if (Array.isArray(value)) return value.map((entry) => order(entry, target));
    if (typeof value !== 'object' || value === null) return value;
    // A part of a dynamic zone says itself what it is.
    const { __component: uid = target } = value as { __component?: string };
    return uid === '' ? value : orderAttributes({ model }, uid, value);
  };
  const values = row as Record<string, unknown>;
  const populated: string[] = [];
  for (const [name, { targets }] of links) {
    if (!(name in values)) continue;
    values[name] = order(values[name], targets[0] ?? '');
    populated.push(name);
  }
  const names = Object.keys(values);
  const ownCount = names.length - populated.length;
  if (populated.every((name, index) => names[ownCount + index] === name)) return values;
  const own = names.filter((name) => !links.has(name));
  return Object.fromEntries([...own, ...populated].map((name) => [name, values[name]]));
}

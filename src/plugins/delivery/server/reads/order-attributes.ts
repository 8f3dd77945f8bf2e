import type { ContentModel } from '../content-model';

/**
 * Puts what is populated behind an entry's own attributes, in the order of the type's. Strapi asks for all of it at the same time, and puts it into the
 * row as it comes: so the same entry would be other bytes each time.
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
  const own = Object.entries(values).filter(([name]) => !links.has(name));
  const populated = [...links]
    .filter(([name]) => name in values)
    .map(([name, { targets }]) => [name, order(values[name], targets[0] ?? '')] as const);
  return Object.fromEntries([...own, ...populated]);
}

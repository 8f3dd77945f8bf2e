import type { Core } from '@strapi/strapi';

/** As `@strapi/database` takes it: everything, paths, or an object by attribute. */
type Populate = boolean | string[] | Record<string, unknown>;

type Attributes = Record<string, { type: string; target?: string }>;

interface QueryEvent {
  model: { uid: string };
  params: { populate?: unknown } | undefined;
}

/**
 * Gives the other languages of an entry an order where the query asks for none. Strapi leaves it to PostgreSQL, which may answer the same
 * question differently after any write. The queries of a populate pass by no lifecycle of their own, so the outermost one is completed down
 * to its last level.
 */
export function orderLocalizations({ strapi }: { strapi: Core.Strapi }): void {
  const attributesOf = (uid: string) => strapi.db.metadata.get(uid).attributes as Attributes;

  const withOrder = (populate: unknown, uid: string): unknown => {
    if (!isPopulate(populate)) return populate;
    const attributes = attributesOf(uid);
    return Object.fromEntries(
      Object.entries(byAttribute(populate, attributes)).map(([name, value]) => [
        name,
        name === 'localizations' && value !== false
          ? { orderBy: { locale: 'asc' }, ...(isRecord(value) ? nested(value, uid) : {}) }
          : isRecord(value)
            ? nested(value, attributes[name]?.target)
            : value,
      ])
    );
  };

  /** `target` is undefined where it may be of several types: a populate then has a fragment for each (`on`). */
  const nested = (value: Record<string, unknown>, target: string | undefined): Record<string, unknown> => ({
    ...value,
    ...(target && 'populate' in value ? { populate: withOrder(value.populate, target) } : {}),
    ...(isRecord(value.on) ? { on: fragments(value.on) } : {}),
  });

  const fragments = (on: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(on).map(([uid, fragment]) => [uid, isRecord(fragment) ? nested(fragment, uid) : fragment])
    );

  const order = ({ model, params }: QueryEvent): void => {
    if (params?.populate) params.populate = withOrder(params.populate, model.uid);
  };
  strapi.db.lifecycles.subscribe({ beforeFindOne: order, beforeFindMany: order });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPopulate = (value: unknown): value is Populate => value === true || Array.isArray(value) || isRecord(value);

/** What a populate asks for, by attribute, as `@strapi/database` itself reads its short forms (query/helpers/populate/process.js). */
function byAttribute(populate: Populate, attributes: Attributes): Record<string, unknown> {
  if (isRecord(populate)) return populate;
  if (!Array.isArray(populate)) {
    const relations = Object.keys(attributes).filter((name) => attributes[name]?.type === 'relation');
    return Object.fromEntries(relations.map((name) => [name, true]));
  }
  const heads = new Set(populate.map((path) => path.split('.')[0] as string));
  return Object.fromEntries(
    [...heads].map((head) => {
      const below = populate.filter((path) => path.startsWith(`${head}.`)).map((path) => path.slice(head.length + 1));
      return [head, below.length > 0 ? { populate: below } : true];
    })
  );
}

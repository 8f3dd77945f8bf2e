import type { Core } from '@strapi/strapi';

type Populate = Record<string, unknown>;

interface QueryEvent {
  params: { populate?: unknown } | undefined;
}

/**
 * Gives the other languages of an entry an order where the query asks for none. Strapi leaves it to PostgreSQL, which may answer the same
 * question differently after any write.
 */
export function orderLocalizations({ strapi }: { strapi: Core.Strapi }): void {
  const order = ({ params }: QueryEvent): void => {
    if (params && isPopulate(params.populate)) params.populate = withOrder(params.populate);
  };
  strapi.db.lifecycles.subscribe({ beforeFindOne: order, beforeFindMany: order });
}

const isPopulate = (value: unknown): value is Populate =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function withOrder(populate: Populate): Populate {
  return Object.fromEntries(
    Object.entries(populate).map(([name, value]) => {
      const nested = isPopulate(value) && isPopulate(value.populate) ? { populate: withOrder(value.populate) } : {};
      if (name !== 'localizations' || value === false) {
        return [name, isPopulate(value) ? { ...value, ...nested } : value];
      }
      return [name, { orderBy: { locale: 'asc' }, ...(isPopulate(value) ? value : {}), ...nested }];
    })
  );
}

import type { Core } from '@strapi/strapi';
import { pagination as strapiPagination } from '@strapi/utils';

/** A part of a list. */
export interface Page {
  start: number;
  limit: number;
}

const TRUE = ['true', 't', '1', 1, true];
const FALSE = ['false', 'f', '0', 0, false, undefined];

/** @returns which part of a list is asked for, by Strapi's own rules */
export function findPage({ strapi }: { strapi: Core.Strapi }, asked: object = {}): Page {
  const defaultLimit = Number(strapi.config.get('api.rest.defaultLimit', 25));
  const { start, limit } = strapiPagination.withDefaultPagination(asked, {
    defaults: { offset: { limit: defaultLimit }, page: { pageSize: defaultLimit } },
    maxLimit: Number(strapi.config.get('api.rest.maxLimit')) || -1,
  });
  return { start, limit };
}

/** @returns undefined where it is for Strapi to say what is wrong */
export function isCounted({ strapi }: { strapi: Core.Strapi }, asked: object = {}): boolean | undefined {
  if (!('withCount' in asked)) return Boolean(strapi.config.get('api.rest.withCount', true));
  if (TRUE.includes(asked.withCount as string)) return true;
  return FALSE.includes(asked.withCount as string) ? false : undefined;
}

/** @returns what Strapi says of a page beside its entries */
export function describePage({ page, asked = {}, total }: { page: Page; asked?: object; total?: number }): object {
  const isOffset = 'start' in asked || 'limit' in asked;
  const isPaged = 'page' in asked || 'pageSize' in asked || !isOffset;
  const describe = isPaged
    ? strapiPagination.transformPagedPaginationInfo
    : strapiPagination.transformOffsetPaginationInfo;
  const described: object = describe(page, total as number);
  if (total !== undefined) return described;
  return Object.fromEntries(Object.entries(described).filter(([name]) => !['total', 'pageCount'].includes(name)));
}

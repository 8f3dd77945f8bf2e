import type { Core } from '@strapi/strapi';

import { UsageError } from '../arguments';

/**
 * Finds content types by their names, such as `city`, or uids.
 *
 * @throws UsageError that lists the types, for one that is none of them
 */
export function findTypes(strapi: Core.Strapi, names: readonly string[] | undefined): string[] | undefined {
  const { contentTypes } = strapi.plugin('localization').service('locales').options() as { contentTypes: string[] };
  const nameOf = (uid: string) => uid.slice(uid.lastIndexOf('.') + 1);
  return names?.map((name) => {
    const found = contentTypes.find((uid) => uid === name || nameOf(uid) === name);
    if (found !== undefined) return found;
    throw new UsageError(`--type takes ${contentTypes.map(nameOf).join(', ')}, not "${name}"`);
  });
}

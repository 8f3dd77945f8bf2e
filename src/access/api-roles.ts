import type { Core } from '@strapi/strapi';

import { publicContentTypes } from '../core-api';

/** What readers may do over REST: the roles of the users-permissions plugin. */
export async function applyApiRoles({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const readActions = publicContentTypes(strapi).flatMap((uid) => [`${uid}.find`, `${uid}.findOne`]);

  for (const type of ['public', 'authenticated']) {
    const role = await strapi.db.query('plugin::users-permissions.role').findOne({
      where: { type },
      populate: ['permissions'],
    });
    const granted = new Set<string>(role.permissions.map(({ action }: { action: string }) => action));
    for (const action of readActions.filter((candidate) => !granted.has(candidate))) {
      await strapi.db.query('plugin::users-permissions.permission').create({ data: { action, role: role.id } });
    }
  }
}

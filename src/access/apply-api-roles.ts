import type { Core } from '@strapi/strapi';

import { publicContentTypes } from '../core-api';

import { API_ROLES, type ApiRole } from './roles';

const ROLE = 'plugin::users-permissions.role';
const PERMISSION = 'plugin::users-permissions.permission';

interface StoredRole {
  id: number;
  name: string;
  description: string;
  permissions: { id: number; action: string }[];
}

/** Brings the two roles of the REST API in line with the table; other roles there are an administrator's. */
export async function applyApiRoles({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  for (const role of API_ROLES) await applyApiRole({ strapi, role });
}

async function applyApiRole({
  strapi,
  role: { type, name, description, content, actions },
}: {
  strapi: Core.Strapi;
  role: ApiRole;
}): Promise<void> {
  const stored = await findOrCreate({ strapi, type, name, description });
  if (stored.name !== name || stored.description !== description) {
    await strapi.db.query(ROLE).update({ where: { id: stored.id }, data: { name, description } });
  }

  const wanted = [...contentActions({ strapi, verbs: content }), ...actions];
  const granted = stored.permissions.map(({ action }) => action);
  for (const action of wanted.filter((candidate) => !granted.includes(candidate))) {
    await strapi.db.query(PERMISSION).create({ data: { action, role: stored.id } });
  }
  const superfluous = stored.permissions.filter(({ action }) => !wanted.includes(action)).map(({ id }) => id);
  if (superfluous.length > 0) await strapi.db.query(PERMISSION).deleteMany({ where: { id: { $in: superfluous } } });
}

/** The single type is one entry, found by its name: it has no findOne, and Strapi deletes such a grant at each boot. */
function contentActions({ strapi, verbs }: { strapi: Core.Strapi; verbs: ApiRole['content'] }): string[] {
  return publicContentTypes(strapi).flatMap((uid) =>
    verbs
      .filter((verb) => verb === 'find' || strapi.contentType(uid).kind === 'collectionType')
      .map((verb) => `${uid}.${verb}`)
  );
}

/** Strapi creates both roles on the first boot only, and an administrator can delete one. */
async function findOrCreate({
  strapi,
  ...data
}: { strapi: Core.Strapi } & Pick<ApiRole, 'type' | 'name' | 'description'>): Promise<StoredRole> {
  const stored = await strapi.db.query(ROLE).findOne({ where: { type: data.type }, populate: ['permissions'] });
  return stored ?? { ...(await strapi.db.query(ROLE).create({ data })), permissions: [] };
}

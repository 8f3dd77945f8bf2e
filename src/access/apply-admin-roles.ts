import type { Core } from '@strapi/strapi';

import { publicContentTypes } from '../core-api';

import { isSameGrants, permissionsOf, type AdminPermission, type GrantedType } from './admin-permissions';
import { ADMIN_ROLES, type AdminRole } from './roles';
import { isInverseRelation, localisedTextFields, type Schema } from './schema-fields';

const ROLE = 'admin::role';
const PERMISSION = 'admin::permission';

/** Codes that begin so belong to the table. The admin panel makes codes in kebab-case, so none of an administrator's does. */
const OWNED_PREFIX = 'hub::';

/** Strapi's own roles beside Super Admin, which the table replaces. */
const REPLACED_CODES = ['strapi-editor', 'strapi-author'];

interface StoredRole {
  id: number;
  code: string;
  name: string;
  description: string | null;
}

/**
 * Brings the roles of the admin panel in line with the table: creates the missing, corrects names and grants, empties
 * those that left the table and deletes them once nobody holds them. Writes nothing where nothing changed.
 */
export async function applyAdminRoles({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const types = publicContentTypes(strapi).map((uid) => describeType({ strapi, uid }));
  const localeCodes = await allLocaleCodes(strapi);
  const stored: StoredRole[] = await strapi.db.query(ROLE).findMany();
  const grants = await storedGrants(strapi);

  for (const role of ADMIN_ROLES) {
    const existing = stored.find(({ code }) => code === role.code);
    const { id } = await ensureRole({ strapi, role, existing, stored });
    const wanted = permissionsOf({ role, types, localeCodes });
    if (!isSameGrants(grants.get(id) ?? [], wanted)) await assign({ strapi, roleId: id, permissions: wanted });
  }

  const tableCodes: string[] = ADMIN_ROLES.map(({ code }) => code);
  for (const { id } of stored.filter(({ code }) => code.startsWith(OWNED_PREFIX) && !tableCodes.includes(code))) {
    await assign({ strapi, roleId: id, permissions: [] });
    await deleteUnheld({ strapi, roleId: id });
  }
  for (const { id } of stored.filter(({ code }) => REPLACED_CODES.includes(code))) {
    await deleteUnheld({ strapi, roleId: id });
  }
}

function describeType({ strapi, uid }: { strapi: Core.Strapi; uid: string }): GrantedType {
  const schema = strapi.getModel(uid as never) as unknown as Schema;
  const components = strapi.components as unknown as Record<string, Schema>;
  const all: string[] = strapi.service('admin::content-type').getNestedFields(schema, { components });
  return {
    uid,
    fields: {
      all,
      'all but the other side of relations': all.filter((field) => !isInverseRelation(schema, field)),
      'localised text': localisedTextFields({ schema, components }),
    },
  };
}

async function allLocaleCodes(strapi: Core.Strapi): Promise<string[]> {
  const locales: { code: string }[] = await strapi.plugin('i18n').service('locales').find();
  return locales.map(({ code }) => code).sort();
}

async function storedGrants(strapi: Core.Strapi): Promise<Map<number, AdminPermission[]>> {
  const rows: (AdminPermission & { role: { id: number } })[] = await strapi.db.query(PERMISSION).findMany({
    where: { role: { code: { $startsWith: OWNED_PREFIX } } },
    populate: { role: { select: ['id'] } },
  });
  const byRole = new Map<number, AdminPermission[]>();
  for (const { role, ...permission } of rows) {
    byRole.set(role.id, [...(byRole.get(role.id) ?? []), permission]);
  }
  return byRole;
}

async function ensureRole({
  strapi,
  role: { code, name, description },
  existing,
  stored,
}: {
  strapi: Core.Strapi;
  role: AdminRole;
  existing: StoredRole | undefined;
  stored: readonly StoredRole[];
}): Promise<{ id: number }> {
  // Names are unique in Strapi, and an administrator's role keeps the one it has.
  const isNameTaken = stored.some((other) => other.code !== code && other.name === name);
  const data = { code, name: isNameTaken ? `${name} (hub)` : name, description };
  if (!existing) return strapi.db.query(ROLE).create({ data });
  if (existing.name !== data.name || existing.description !== description) {
    await strapi.db.query(ROLE).update({ where: { id: existing.id }, data });
  }
  return existing;
}

async function assign(options: { strapi: Core.Strapi; roleId: number; permissions: AdminPermission[] }): Promise<void> {
  await options.strapi.service('admin::role').assignPermissions(options.roleId, options.permissions);
}

async function deleteUnheld({ strapi, roleId }: { strapi: Core.Strapi; roleId: number }): Promise<void> {
  const holders = await strapi.db.query('admin::user').count({ where: { roles: { id: roleId } } });
  if (holders === 0) await strapi.service('admin::role').deleteByIds([roleId]);
}

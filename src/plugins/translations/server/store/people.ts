import type { Knex } from 'knex';

import type { Person } from '../../shared/board';

/** The columns of an administrator that make their name. */
export interface StoredPerson {
  id: number;
  firstname: string | null;
  lastname: string | null;
  username: string | null;
}

/** As the content manager names who wrote an entry; never by their e-mail address. */
export function personOf({ id, firstname, lastname, username }: StoredPerson): Person {
  const name = [firstname, lastname].filter(Boolean).join(' ');
  return { id, name: name || username || `#${id}` };
}

/** A grant to update content, of one of a person's roles. */
interface GrantRow extends StoredPerson {
  /** As JSON; null where the grant is not limited to languages. */
  locales: string | null;
}

/**
 * Finds who may update entries of these types in any language, whatever the conditions of their grants, in one statement.
 *
 * @param locales - the languages of the hub
 * @returns each person with the languages, by name
 */
export async function findTranslators({
  trx,
  types,
  locales,
}: {
  trx: Knex;
  types: readonly string[];
  locales: readonly string[];
}): Promise<(Person & { locales: string[] })[]> {
  const { rows } = await trx.raw<{ rows: GrantRow[] }>(
    `SELECT DISTINCT person.id, person.firstname, person.lastname, person.username, 
       CASE WHEN role.code = 'strapi-super-admin' THEN NULL ELSE permission.properties -> 'locales' END AS locales
     FROM admin_users AS person
       JOIN admin_users_roles_lnk AS held ON held.user_id = person.id
       JOIN admin_roles AS role ON role.id = held.role_id
       JOIN admin_permissions_role_lnk AS granted ON granted.role_id = role.id
       JOIN admin_permissions AS permission ON permission.id = granted.permission_id
     WHERE person.is_active AND NOT coalesce(person.blocked, FALSE)
       AND permission.action = 'plugin::content-manager.explorer.update' AND permission.subject = ANY(?)`,
    [types]
  );
  const people = new Map<number, Person & { locales: string[] }>();
  for (const row of rows) {
    const granted = row.locales === null ? null : (JSON.parse(row.locales) as string[] | null);
    const known = people.get(row.id)?.locales ?? [];
    people.set(row.id, {
      ...personOf(row),
      locales: locales.filter((locale) => known.includes(locale) || (granted?.includes(locale) ?? true)),
    });
  }
  return [...people.values()]
    .filter((person) => person.locales.length > 0)
    .sort((one, other) => one.name.localeCompare(other.name) || one.id - other.id);
}

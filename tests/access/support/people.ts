import type { Core } from '@strapi/strapi';

let count = 0;

/** Signs somebody in to the admin panel with one role; returns what a request needs. */
export async function signInAdministrator({ strapi, roleCode }: { strapi: Core.Strapi; roleCode: string }) {
  const role = await strapi.db.query('admin::role').findOne({ where: { code: roleCode } });
  if (!role) throw new Error(`no role has the code ${roleCode}`);
  count += 1;
  const user = await strapi.db.query('admin::user').create({
    data: { email: `person-${count}@example.org`, firstname: roleCode, isActive: true, roles: [role.id] },
  });
  const sessions = strapi.sessionManager('admin');
  const { token } = await sessions.generateRefreshToken(String(user.id), undefined, { type: 'session' });
  const access = await sessions.generateAccessToken(token);
  if (!('token' in access)) throw new Error('no session');
  return { userId: user.id as number, authorization: `Bearer ${access.token}` };
}

/** Creates somebody who signs in on the REST API. */
export async function createMember({
  strapi,
  password = 'a long passphrase',
}: {
  strapi: Core.Strapi;
  password?: string;
}) {
  const role = await strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'authenticated' } });
  count += 1;
  const user = await strapi
    .plugin('users-permissions')
    .service('user')
    .add({
      username: `Member${count}`,
      email: `member-${count}@example.org`,
      password,
      provider: 'local',
      confirmed: true,
      blocked: false,
      role: role.id,
    });
  const jwt: string = strapi.plugin('users-permissions').service('jwt').issue({ id: user.id });
  return { ...user, password, authorization: `Bearer ${jwt}` } as {
    id: number;
    username: string;
    email: string;
    password: string;
    authorization: string;
  };
}

import type { Hub } from './hub';

export const ADMINISTRATOR = {
  firstname: 'First',
  lastname: 'Administrator',
  email: 'administrator@example.org',
  password: 'Administrator-1',
} as const;

/** Registers the hub's first administrator over the real admin API; resolves to their access token. */
export async function registerAdministrator(hub: Hub): Promise<string> {
  const response = await hub.request.post('/admin/register-admin').send(ADMINISTRATOR).expect(200);
  const { data } = response.body as { data: { token: string } };
  return data.token;
}

/** One right of an admin role, as the admin API takes it. */
export interface AdminPermission {
  action: string;
  subject: string;
  properties?: { fields?: string[]; locales?: string[] };
  conditions?: string[];
}

/**
 * Adds an administrator with a role of their own, over the real admin API.
 *
 * @param token - of the first administrator
 * @returns the new administrator's id and access token
 */
export async function addAdministrator(
  hub: Hub,
  { token, name, permissions }: { token: string; name: string; permissions: AdminPermission[] }
): Promise<{ id: number; token: string }> {
  const asFirst = (method: 'post' | 'put', path: string) => hub.request[method](path).auth(token, { type: 'bearer' });
  const role = await asFirst('post', '/admin/roles').send({ name, description: '' }).expect(201);
  const roleId = (role.body as { data: { id: number } }).data.id;
  await asFirst('put', `/admin/roles/${roleId}/permissions`).send({ permissions }).expect(200);

  const user = { firstname: name, lastname: '', email: `${name}@example.org` };
  const invited = await asFirst('post', '/admin/users')
    .send({ ...user, roles: [roleId] })
    .expect(201);
  const { id, registrationToken } = (invited.body as { data: { id: number; registrationToken: string } }).data;
  const registered = await hub.request
    .post('/admin/register')
    .send({ registrationToken, userInfo: { firstname: name, password: ADMINISTRATOR.password } })
    .expect(200);
  return { id, token: (registered.body as { data: { token: string } }).data.token };
}

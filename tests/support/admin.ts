import type supertest from 'supertest';

import type { Hub } from './hub';

/** A client of the admin API, signed in as somebody. */
export interface AdminClient {
  get(path: string): supertest.Test;
  post(path: string, body?: object): supertest.Test;
  put(path: string, body: object): supertest.Test;
  delete(path: string): supertest.Test;
}

/** Creates an administrator with a role, the first one by default, and signs in through the real login. */
export async function signInAsAdmin(hub: Hub, roleCode = 'strapi-super-admin'): Promise<AdminClient> {
  const role = await hub.strapi.db.query('admin::role').findOne({ where: { code: roleCode } });
  const email = `${roleCode}-${Date.now().toString(36)}@example.org`;
  const password = 'Correct-horse-9';
  await hub.strapi.service('admin::user').create({
    firstname: 'Test',
    email,
    password,
    isActive: true,
    registrationToken: null,
    roles: [role.id],
  });
  const login = await hub.request.post('/admin/login').send({ email, password }).expect(200);
  const authorization = `Bearer ${login.body.data.token as string}`;
  return {
    get: (path) => hub.request.get(path).set({ authorization }),
    post: (path, body = {}) => hub.request.post(path).set({ authorization }).send(body),
    put: (path, body) => hub.request.put(path).set({ authorization }).send(body),
    delete: (path) => hub.request.delete(path).set({ authorization }),
  };
}

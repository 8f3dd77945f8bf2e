import type { BrowserContext } from 'playwright-core';

import { ADMINISTRATOR } from '../../support/administrator';

import type { ServedHub } from './served-hub';

export type AdminApi = <Answer>(method: 'GET' | 'POST' | 'PUT', address: string, body?: object) => Promise<Answer>;

/** Somebody who can sign in to the admin panel. */
export interface Person {
  firstname: string;
  email: string;
  password: string;
}

/** The admin API, as whom a token belongs to; without one, what needs nobody. */
const createAdminApi =
  (hub: ServedHub, token?: string): AdminApi =>
  async <Answer>(method: 'GET' | 'POST' | 'PUT', address: string, body?: object) => {
    const headers = new Headers({ 'Content-Type': 'application/json' });
    if (token) headers.set('Authorization', `Bearer ${token}`);
    const response = await fetch(hub.url + address, { method, headers, body: body && JSON.stringify(body) });
    expect({ address, isOk: response.ok }).toEqual({ address, isOk: true });
    return (await response.json()) as Answer;
  };

/** Registers the hub's first administrator; resolves to the admin API as they use it. */
export async function registerFirstAdministrator(hub: ServedHub): Promise<AdminApi> {
  const register = createAdminApi(hub);
  const { data } = await register<{ data: { token: string } }>('POST', '/admin/register-admin', ADMINISTRATOR);
  return createAdminApi(hub, data.token);
}

/** Gives somebody an account with one role, by the role's name. */
export async function invite({ api, roleName }: { api: AdminApi; roleName: string }): Promise<Person> {
  const { data: roles } = await api<{ data: { id: number; name: string }[] }>('GET', '/admin/roles');
  const role = roles.find(({ name }) => name === roleName);
  if (!role) throw new Error(`there is no role "${roleName}"`);

  const email = `${roleName.toLowerCase().replace(/[^a-z]+/g, '-')}@example.org`;
  const user = { firstname: roleName, email, roles: [role.id] };
  const { data: invited } = await api<{ data: { registrationToken: string } }>('POST', '/admin/users', user);
  const userInfo = { firstname: roleName, password: ADMINISTRATOR.password };
  await api('POST', '/admin/register', { registrationToken: invited.registrationToken, userInfo });
  return { firstname: roleName, email, password: ADMINISTRATOR.password };
}

/**
 * Signs in through the form, as a person does. Once for each, because the hub limits how often one may. A page without a
 * script stays open, so that the window's process does not end with a test's page.
 */
export async function signIn(request: { context: BrowserContext; hub: ServedHub; person: Person }): Promise<void> {
  const { context, hub, person } = request;
  const form = await context.newPage();
  await form.goto(`${hub.url}/admin`);
  await form.getByLabel(/^Email/).fill(person.email);
  await form.getByLabel(/^Password/).fill(person.password);
  await form.getByRole('button', { name: 'Login' }).click();
  await form.getByRole('heading', { name: `Hello ${person.firstname}` }).waitFor();
  await form.goto(`${hub.url}/robots.txt`);
}

import { type EntryVersions, type VersionSummary } from '../../../../src/plugins/localization/shared/contracts';
import { createClient, type Answer, type Client } from '../../../access/support/client';
import { signInAdministrator } from '../../../access/support/people';
import { addAdministrator, registerAdministrator, type AdminPermission } from '../../../support/administrator';
import { documentsOf } from '../../../support/documents';
import { startHub, type Hub } from '../../../support/hub';

export const CITY = 'api::city.city';
export const READ = 'plugin::content-manager.explorer.read';

export let hub: Hub;
export let ask: Client;
let superAdmin: string;
/** The city of the test that runs. */
export let city: string;
export const authorizations = new Map<string, string>();
let slugs = 0;

export const ROLES = {
  editor: 'hub::network-editor',
  contributor: 'hub::contributor',
  translator: 'hub::translator::mk',
  reviewer: 'hub::reviewer::mk',
} as const;
export type Role = keyof typeof ROLES;

/** Starts a hub with people of some roles, and gives each test a city of its own. */
export function prepareCityDesk(): void {
  beforeAll(async () => {
    hub = await startHub();
    ask = await createClient(hub);
    superAdmin = await registerAdministrator(hub);
    for (const [role, roleCode] of Object.entries(ROLES)) {
      authorizations.set(role, (await signInAdministrator({ strapi: hub.strapi, roleCode })).authorization);
    }
  });
  afterAll(() => hub.stop());
  beforeEach(async () => {
    city = await createCity();
  });
}

export const newCity = () => ({ name: 'Gevgelija', summary: 'On the Vardar.', slug: `gevgelija-${(slugs += 1)}` });

/** Has the test go on with another city. */
export function goTo(documentId: string): void {
  city = documentId;
}

export async function createCity(): Promise<string> {
  const { documentId } = await documentsOf(hub, 'city').create({ data: newCity(), locale: 'en', status: 'published' });
  return documentId;
}

/** Asks as somebody with a role, or with the authorization itself. */
export const get = (who: string, path: string): Promise<Answer> =>
  ask({ method: 'GET', path: `/localization${path}`, authorization: authorizations.get(who) ?? who });

export const post = (who: string, path: string, body?: unknown): Promise<Answer> =>
  ask({ method: 'POST', path: `/localization${path}`, authorization: authorizations.get(who) ?? who, body });

export const act = (who: string, locale: string, action: string, body?: unknown): Promise<Answer> =>
  post(who, `/entries/${CITY}/${city}/${locale}/${action}`, body);

export async function readEntry(who = 'editor'): Promise<EntryVersions> {
  const { status, body } = await get(who, `/entries/${CITY}/${city}`);
  expect({ status, error: body?.error }).toEqual({ status: 200, error: undefined });
  return body?.data as EntryVersions;
}

export const versionIn = ({ versions }: EntryVersions, locale: string) =>
  versions.find((version) => version.locale === locale) as VersionSummary;

export const withoutActions = ({ versions, ...entry }: EntryVersions) => ({
  ...entry,
  versions: versions.map(({ actions: _actions, ...version }) => version),
});

export async function expectNothingChanged(attempt: () => Promise<void>): Promise<void> {
  const before = withoutActions(await readEntry());
  await attempt();
  expect(withoutActions(await readEntry())).toEqual(before);
}

export const TRANSLATION = { name: 'Гевгелија', summary: 'На Вардар.' };

export const translate = (data: object, status: 'draft' | 'published' = 'draft') =>
  documentsOf(hub, 'city').update({ documentId: city, locale: 'mk', data, status });

export const changeSource = (data: object) =>
  documentsOf(hub, 'city').update({ documentId: city, locale: 'en', data, status: 'published' });

export const invite = async (name: string, permissions: AdminPermission[]) =>
  `Bearer ${(await addAdministrator(hub, { token: superAdmin, name, permissions })).token}`;

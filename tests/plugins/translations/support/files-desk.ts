import type { ImportResponse } from '../../../../src/plugins/translations/shared/contracts';
import type { AdminPermission } from '../../../support/administrator';
import { documentsOf } from '../../../support/documents';
import type { Hub } from '../../../support/hub';

import { startDesk, type Desk } from './desk';

export const CITY = 'api::city.city';

let desk: Desk;
export let hub: Hub;
/** The city of the test that runs. */
export let city: string;
const authorizations = new Map<string, string>();
let slugs = 0;

const ROLES = {
  editor: 'hub::network-editor',
  contributor: 'hub::contributor',
  translator: 'hub::translator::mk',
  reviewer: 'hub::reviewer::mk',
} as const;

/** Starts a hub with people who exchange files over the panel's routes, and gives each test a city of its own. */
export function prepareFilesDesk(): void {
  beforeAll(async () => {
    desk = await startDesk();
    ({ hub } = desk);
    for (const [role, roleCode] of Object.entries(ROLES)) {
      authorizations.set(role, (await desk.byRole(roleCode)).authorization);
    }
  });
  afterAll(() => hub.stop());
  beforeEach(async () => {
    slugs += 1;
    const data = { name: 'Gevgelija', summary: 'On the Vardar.', slug: `gevgelija-${slugs}` };
    ({ documentId: city } = await documentsOf(hub, 'city').create({ data, locale: 'en', status: 'published' }));
  });
}

/** Adds somebody with a role of their own, who is known to the tests as `who`. */
export async function invite(who: string, permissions: AdminPermission[]): Promise<void> {
  const { authorization } = await desk.withGrants(who.replace(/ /g, '-').toLowerCase(), permissions);
  authorizations.set(who, authorization);
}

/** The headers of somebody, or of an authorization itself. */
export const asPerson = (who: string) => ({ authorization: authorizations.get(who) ?? who });

/** @param address - the language, such as `mk` */
export const getFile = (who: string, address: string, query: Record<string, string> = {}) =>
  hub.request.get(`/translations/exports/${address}`).query(query).set(asPerson(who)).buffer(true);

/** The file of all cities: other tests have theirs in it. */
export async function exportCities(
  who = 'translator',
  query: Record<string, string> = {},
  locale = 'mk'
): Promise<string> {
  const { status, text } = await getFile(who, locale, { types: CITY, ...query });
  expect(status).toBe(200);
  return text;
}

/** A file of this test's city alone. */
export async function exportCity(query: Record<string, string> = {}, locale = 'mk'): Promise<string> {
  const file = await exportCities('editor', query, locale);
  const [, head, own] = new RegExp(`^(.*?<xliff[^>]*>).*?(<file [^>]*${city}.*?</file>)`, 's').exec(file) ?? [];
  return `${head}${own}</xliff>`;
}

/** Writes a translation where there is none. */
export const translateInFile = (file: string, source: string, target: string) =>
  file.replace(
    new RegExp(`(<source[^>]*>${source}</source>\\s*)(?:<target[^>]*?(?:/>|>.*?</target>))?`, 's'),
    `$1<target state="translated">${target}</target>`
  );

export const upload = (who: string, file: string | Buffer, query: Record<string, string> = {}) =>
  hub.request
    .post('/translations/imports')
    .query(query)
    .set(asPerson(who))
    .attach('file', Buffer.from(file as string), 'mk.xlf');

/** Uploads a file that the hub takes, and says what became of it. */
export async function importFile(who: string, file: string, query: Record<string, string> = {}) {
  const { status, body } = await upload(who, file, query);
  expect({ status, error: body.error }).toEqual({ status: 200, error: undefined });
  return (body as ImportResponse).data;
}

/** What this test's city says in a language. */
export async function draftIn(locale: string) {
  const [draft] = await documentsOf(hub, 'city').findMany({ locale, filters: { documentId: city } });
  return draft;
}

/** Expects of an answer what matters where it refuses. */
export const expectError = ({ status, body }: { status: number; body: { error?: { message: string } } }) =>
  expect({ status, message: body.error?.message });

import { startHub, type Hub } from '../support/hub';

import { createClient, type Client, type Request } from './support/client';
import { signInAdministrator } from './support/people';

/** What the admin panel has beside content: every area, tried with every role. */

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
);

type Who = 'super admin' | 'network editor' | 'contributor' | 'translator' | 'reviewer';
const EVERYBODY: readonly Who[] = ['super admin', 'network editor', 'contributor', 'translator', 'reviewer'];
const AUTHORS: readonly Who[] = ['super admin', 'network editor', 'contributor'];
const KEEPERS: readonly Who[] = ['super admin', 'network editor'];
const NOBODY: readonly Who[] = [];
const SUPER: readonly Who[] = ['super admin'];

interface Area {
  name: string;
  who: readonly Who[];
  /** Nothing to send: whoever is let in gets an error from the mail program. */
  mayFail?: boolean;
  request: (ids: { file: number; folder: number }) => Request;
}

const get = (name: string, who: readonly Who[], path: string): Area => ({
  name,
  who,
  request: () => ({ method: 'GET', path }),
});
/** An empty body: who may is told that it is incomplete, who may not is told so first. */
const write = (name: string, who: readonly Who[], method: Request['method'], path: string): Area => ({
  name,
  who,
  request: () => ({ method, path, body: {} }),
});

const upload = (path: string): Request => {
  const form = new FormData();
  form.append('files', new Blob([PNG], { type: 'image/png' }), 'dot.png');
  return { method: 'POST', path, body: form };
};

const AREAS: readonly Area[] = [
  get('own profile', EVERYBODY, '/admin/users/me'),
  get('own permissions', EVERYBODY, '/admin/users/me/permissions'),
  get('languages', EVERYBODY, '/i18n/locales'),
  get('recent entries', EVERYBODY, '/content-manager/homepage/recent-documents?action=update'),
  get('content types of the content manager', EVERYBODY, '/content-manager/content-types'),

  get('administrators', SUPER, '/admin/users'),
  write('inviting administrators', SUPER, 'POST', '/admin/users'),
  write('changing administrators', SUPER, 'PUT', '/admin/users/9999'),
  write('deleting administrators', SUPER, 'POST', '/admin/users/batch-delete'),
  get('roles', SUPER, '/admin/roles'),
  write('creating roles', SUPER, 'POST', '/admin/roles'),
  write('changing roles', SUPER, 'PUT', '/admin/roles/9999'),
  write('granting permissions', SUPER, 'PUT', '/admin/roles/9999/permissions'),
  write('deleting roles', SUPER, 'POST', '/admin/roles/batch-delete'),
  get('API tokens', SUPER, '/admin/api-tokens'),
  write('creating API tokens', SUPER, 'POST', '/admin/api-tokens'),
  write('changing API tokens', SUPER, 'PUT', '/admin/api-tokens/9999'),
  write('renewing API tokens', SUPER, 'POST', '/admin/api-tokens/9999/regenerate'),
  get('admin tokens', SUPER, '/admin/admin-tokens'),
  write('creating admin tokens', SUPER, 'POST', '/admin/admin-tokens'),
  get('transfer tokens', SUPER, '/admin/transfer/tokens'),
  write('creating transfer tokens', SUPER, 'POST', '/admin/transfer/tokens'),
  get('webhooks', SUPER, '/admin/webhooks'),
  write('creating webhooks', SUPER, 'POST', '/admin/webhooks'),
  write('project settings', SUPER, 'POST', '/admin/project-settings'),
  write('creating languages', SUPER, 'POST', '/i18n/locales'),
  write('changing languages', SUPER, 'PUT', '/i18n/locales/9999'),
  write('deleting languages', SUPER, 'DELETE', '/i18n/locales/9999'),
  get('content-type builder', SUPER, '/content-type-builder/content-types'),
  // They are code; Strapi takes them only from a developer's own machine.
  write('creating content types', NOBODY, 'POST', '/content-type-builder/content-types'),
  write('layout of the edit view', SUPER, 'PUT', '/content-manager/content-types/api::event.event/configuration'),
  write('layout of components', SUPER, 'PUT', '/content-manager/components/shared.seo/configuration'),
  get("members' accounts", SUPER, '/content-manager/collection-types/plugin::users-permissions.user'),
  write(
    "creating members' accounts",
    SUPER,
    'POST',
    '/content-manager/collection-types/plugin::users-permissions.user'
  ),
  get("members' roles", SUPER, '/users-permissions/roles'),
  write("changing members' roles", SUPER, 'POST', '/users-permissions/roles'),
  get('registration settings', SUPER, '/users-permissions/advanced'),
  write('changing registration settings', SUPER, 'PUT', '/users-permissions/advanced'),
  get('sign-in providers', SUPER, '/users-permissions/providers'),
  write('changing sign-in providers', SUPER, 'PUT', '/users-permissions/providers'),
  get('e-mail templates', SUPER, '/users-permissions/email-templates'),
  get('e-mail settings', SUPER, '/email/settings'),
  { ...write('sending e-mails', SUPER, 'POST', '/email'), mayFail: true },
  write('translation settings', SUPER, 'PUT', '/i18n/settings'),
  get('media settings', SUPER, '/upload/settings'),

  get('browsing media', AUTHORS, '/upload/files'),
  get('browsing media folders', AUTHORS, '/upload/folders'),
  { name: 'uploading media', who: AUTHORS, request: () => upload('/upload') },
  { name: 'uploading one file', who: AUTHORS, request: () => upload('/upload/files') },
  write('uploading media by link', AUTHORS, 'POST', '/upload/actions/upload-from-urls'),
  write('creating media folders', AUTHORS, 'POST', '/upload/folders'),
  { name: 'replacing media', who: KEEPERS, request: ({ file }) => upload(`/upload?id=${file}`) },
  {
    name: 'describing media',
    who: KEEPERS,
    request: ({ file }) => ({
      method: 'PUT',
      path: `/upload/files/${file}`,
      body: { fileInfo: { alternativeText: 'a dot' } },
    }),
  },
  {
    name: 'moving media',
    who: KEEPERS,
    request: ({ file, folder }) => ({
      method: 'POST',
      path: '/upload/actions/bulk-move',
      body: { fileIds: [file], folderIds: [], destinationFolderId: folder },
    }),
  },
  {
    name: 'renaming media folders',
    who: KEEPERS,
    request: ({ folder }) => ({
      method: 'PUT',
      path: `/upload/folders/${folder}`,
      body: { name: `f${folder}`, parent: null },
    }),
  },
  {
    name: 'deleting media',
    who: KEEPERS,
    request: ({ file }) => ({
      method: 'POST',
      path: '/upload/actions/bulk-delete',
      body: { fileIds: [file], folderIds: [] },
    }),
  },
  {
    name: 'deleting one file',
    who: KEEPERS,
    request: ({ file }) => ({ method: 'DELETE', path: `/upload/files/${file}` }),
  },
  {
    name: 'deleting media folders',
    who: KEEPERS,
    request: ({ folder }) => ({
      method: 'POST',
      path: '/upload/actions/bulk-delete',
      body: { fileIds: [], folderIds: [folder] },
    }),
  },
];

/** Strapi's paid features, which the hub does not unlock: nobody finds them. */
const ABSENT = [
  '/content-releases',
  '/review-workflows/workflows',
  '/content-manager/history-versions?contentType=api::event.event&documentId=x',
  '/admin/audit-logs',
];

let hub: Hub;
let ask: Client;
let roleCodes: string[];
const people = new Map<string, { userId: number; authorization: string }>();
const covered = new Set<string>();

beforeAll(async () => {
  hub = await startHub();
  ask = await createClient(hub);
  const roles: { code: string }[] = await hub.strapi.db.query('admin::role').findMany();
  roleCodes = roles.map(({ code }) => code);
  for (const roleCode of roleCodes) {
    people.set(roleCode, await signInAdministrator({ strapi: hub.strapi, roleCode }));
  }
});
afterAll(() => hub.stop());

const whoIs = (roleCode: string) =>
  EVERYBODY.find((who) => roleCode.split('::')[1] === who.replace(' ', '-')) ??
  (roleCode === 'strapi-super-admin' ? 'super admin' : undefined);

/** A file and a folder of the person's own: even what they uploaded themselves is not a contributor's to change. */
async function ownMedia(userId: number): Promise<{ file: number; folder: number }> {
  const { strapi } = hub;
  const image = { name: 'a.png', hash: `h${Math.random()}`, ext: '.png', mime: 'image/png', size: 1, url: '/a.png' };
  const data = { ...image, provider: 'local', folderPath: '/', createdBy: userId };
  const file = await strapi.db.query('plugin::upload.file').create({ data });
  const folder = await strapi
    .plugin('upload')
    .service('folder')
    .create({ name: `folder ${file.id}`, parent: null }, { user: { id: userId } });
  return { file: file.id, folder: folder.id };
}

describe.each(AREAS)('$name', ({ name, who, mayFail, request }) => {
  it(`is for ${who.join(', ') || 'nobody'}`, async () => {
    const surprises: string[] = [];
    for (const roleCode of roleCodes) {
      const person = people.get(roleCode) as { userId: number; authorization: string };
      const ids = await ownMedia(person.userId);
      const { status } = await ask({ ...request(ids), authorization: person.authorization });
      const kind = whoIs(roleCode);
      const isAllowed = kind !== undefined && who.includes(kind);
      const isAsExpected = isAllowed ? (mayFail ?? status < 500) && ![401, 403, 405].includes(status) : status === 403;
      if (!isAsExpected) surprises.push(`${roleCode} should ${isAllowed ? '' : 'not '}be let in, got ${status}`);
      covered.add(`${name} | ${roleCode}`);
    }
    expect(surprises).toEqual([]);
  });
});

it('leaves no cell out', () => {
  expect(roleCodes.map(whoIs)).not.toContain(undefined);
  expect(covered.size).toBe(AREAS.length * roleCodes.length);
});

it.each(ABSENT)('nobody finds %s', async (path) => {
  for (const { authorization } of people.values()) {
    expect((await ask({ method: 'GET', path, authorization })).status).toBe(404);
  }
});

it('nothing of it answers somebody who has not signed in', async () => {
  for (const { name, request } of AREAS) {
    const { status } = await ask(request({ file: 1, folder: 1 }));
    expect([name, status]).toEqual([name, 401]);
  }
});

import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { createToken } from '../api/support/tokens';
import { startHub, type Hub } from '../support/hub';

import { createClient, type Answer, type Client } from './support/client';
import { ACCEPTED, HTML, PDF, REFUSED, SCRIPTED_SVG } from './support/files';
import { signInAdministrator } from './support/people';

/** What the media library takes, and how it serves it. */

interface StoredFile {
  id: number;
  url: string;
  mime: string;
}

let hub: Hub;
let ask: Client;
let authorization: string;

beforeAll(async () => {
  hub = await startHub();
  ask = await createClient(hub);
  ({ authorization } = await signInAdministrator({ strapi: hub.strapi, roleCode: 'hub::network-editor' }));
});
afterAll(() => hub.stop());

function upload(files: { name: string; content: Buffer; type?: string }[], path = '/upload', as = authorization) {
  const form = new FormData();
  for (const { name, content, type } of files) {
    form.append('files', new Blob([new Uint8Array(content)], { type: type ?? '' }), name);
  }
  return ask({ method: 'POST', path, body: form, authorization: as });
}

const stored = ({ body }: Answer) => (Array.isArray(body) ? body : [body]) as unknown as StoredFile[];
const fileCount = () => hub.strapi.db.query('plugin::upload.file').count();

describe('a file of a known kind is taken', () => {
  it.each(Object.entries(ACCEPTED))('%s, and stored as what it is', async (extension, content) => {
    const answer = await upload([{ name: `file${extension}`, content: await content() }]);
    expect(answer.status).toBe(201);
    const [file] = stored(answer);
    const served = await ask({ method: 'GET', path: file?.url as string });
    expect(served.status).toBe(200);
    expect(served.headers.get('content-type')).toContain(file?.mime);
    expect(served.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('whatever the case of its name', async () => {
    expect((await upload([{ name: 'SCAN.PDF', content: PDF }])).status).toBe(201);
  });
});

describe.each(Object.entries(REFUSED))('%s is refused', (_, content) => {
  it.each(Object.keys(ACCEPTED))('as file%s', async (extension) => {
    const before = await fileCount();
    const name = `file${extension}`;
    const answer = await upload([{ name, content: await content(), type: 'image/png' }]);
    expect(answer.status).toBe(400);
    expect(answer.body?.error?.name).toBe('ValidationError');
    expect(await fileCount()).toBe(before);
  });
});

it('an empty file is refused', async () => {
  const answer = await upload([{ name: 'nothing.pdf', content: Buffer.alloc(0) }]);
  expect(answer.status).toBe(400);
});

it('the message names the file, and what is taken', async () => {
  const answer = await upload([{ name: 'cat.png', content: HTML, type: 'image/png' }]);
  expect(answer.body?.error?.message).toBe('cat.png is not an image, a PDF or an office document');
  expect(answer.body?.error?.details).toMatchObject({
    name: 'cat.png',
    allowed: expect.arrayContaining(['.pdf', '.docx']),
  });
});

it('a file under the name of another kind is refused, and told which name fits', async () => {
  const answer = await upload([{ name: 'cat.png', content: PDF, type: 'application/pdf' }]);
  expect(answer.status).toBe(400);
  expect(answer.body?.error?.message).toBe('cat.png is application/pdf: its name must end with .pdf');
});

it.each([
  ['a program', 'bad.png', 'MZ'],
  ['one without type and ending', 'bad', 'nothing known'],
])('one wrong file among good ones stores none of them: %s', async (_what, name, content) => {
  const before = await fileCount();
  const answer = await upload([
    { name: 'good.pdf', content: PDF },
    { name, content: Buffer.from(content) },
  ]);
  expect(answer.status).toBe(400);
  expect(answer.body?.error?.message).toBe(`${name} is not an image, a PDF or an office document`);
  expect(await fileCount()).toBe(before);
});

describe('every way in is checked', () => {
  it('the route for one file', async () => {
    expect((await upload([{ name: 'cat.png', content: HTML, type: 'image/png' }], '/upload/files')).status).toBe(400);
  });

  it('replacing a file', async () => {
    const [file] = stored(await upload([{ name: 'report.pdf', content: PDF }]));
    const replacement = [{ name: 'report.pdf', content: HTML, type: 'application/pdf' }];
    expect((await upload(replacement, `/upload?id=${file?.id}`)).status).toBe(400);
    expect((await upload(replacement, `/upload/files/${file?.id}/replace`)).status).toBe(400);
  });

  it('a token over REST', async () => {
    const token = await createToken(hub, 'full-access');
    const html = [{ name: 'cat.png', content: HTML, type: 'image/png' }];
    expect((await upload(html, '/api/upload', token.authorization)).status).toBe(400);
    expect((await upload([{ name: 'a.pdf', content: PDF }], '/api/upload', token.authorization)).status).toBe(201);
  });
});

it('a file that is too large is refused, and told how large it may be', async () => {
  const limit = hub.strapi.config.get('plugin::upload.sizeLimit');
  hub.strapi.config.set('plugin::upload.sizeLimit', 1024 * 1024);
  const answer = await upload([{ name: 'large.pdf', content: Buffer.concat([PDF, Buffer.alloc(1024 * 1024)]) }]);
  hub.strapi.config.set('plugin::upload.sizeLimit', limit);
  expect(answer.status).toBe(413);
  expect(answer.body?.error?.message).toBe('large.pdf is larger than 1 MB');
});

describe('a drawing with a script in it', () => {
  it.each([
    ['as it is linked', (url: string) => url],
    ['by another spelling of the path', (url: string) => url.replace('/uploads/', '/%75ploads/')],
    ['in part', (url: string) => url],
  ])('is served so that it cannot run, %s', async (how, spelled) => {
    const [file] = stored(await upload([{ name: 'drawing.svg', content: SCRIPTED_SVG, type: 'image/svg+xml' }]));
    const headers = how === 'in part' ? { range: 'bytes=0-60' } : undefined;
    const { status, headers: served } = await ask({ method: 'GET', path: spelled(file?.url as string), headers });
    expect([200, 206]).toContain(status);
    expect(served.get('content-type')).toBe('image/svg+xml');
    expect(served.get('x-content-type-options')).toBe('nosniff');
    const policy = served
      .get('content-security-policy')
      ?.split(';')
      .map((directive) => directive.trim());
    expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", 'sandbox']));
    expect(policy?.join()).not.toMatch(/script-src|allow-scripts/);
  });
});

it('a PDF can be shown in the browser: a sandbox would stop its viewer', async () => {
  const [file] = stored(await upload([{ name: 'report.pdf', content: PDF }]));
  const { headers } = await ask({ method: 'GET', path: file?.url as string });
  expect(headers.get('content-security-policy')).not.toContain('sandbox');
});

describe('a file that nobody asked for', () => {
  /** Where formidable writes what comes in; another process may remove its own files meanwhile. */
  const isInTemporaryFolder = (content: string) =>
    readdirSync(tmpdir()).some((name) => {
      try {
        const file = path.join(tmpdir(), name);
        return statSync(file).size === content.length && readFileSync(file, 'utf8') === content;
      } catch {
        return false;
      }
    });

  it.each([
    ['/api/cities', 'files'],
    ['/api/cities', 'picture'],
    ['/api/auth/local', 'picture'],
    ['/api/upload', 'files'],
    ['/upload', 'files'],
  ])('is gone once %s has answered, also under the name "%s"', async (address, name) => {
    const content = randomUUID();
    const form = new FormData();
    form.append(name, new Blob([content]), 'note.txt');
    const { status } = await ask({ method: 'POST', path: address, body: form });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(isInTemporaryFolder(content)).toBe(false);
  });

  it('is gone once it was refused as a file of translations', async () => {
    const content = randomUUID();
    const form = new FormData();
    form.append('file', new Blob([content]), 'note.xlf');
    const { status, body } = await ask({ method: 'POST', path: '/translations/imports', body: form, authorization });
    expect([status, body?.error?.details]).toMatchObject([400, { parameter: 'file', line: 1 }]);
    expect(isInTemporaryFolder(content)).toBe(false);
  });
});

import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { captureChild } from '../../../scripts/process/child';
import { buildSiteServer, serveSite, type SiteServer } from '../../support/site-server';

const POLICY = "default-src 'none'; style-src 'self' 'sha256-of-the-list'";
const LIST = `<!doctype html><html lang="mk"><head>
<meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>Настани</title></head><body>
<form class="filters">
<label><select name="country"><option value="">All</option><option value="MK">MK</option><option value="AL">AL</option></select></label>
<label hidden><input type="search" name="q"></label><button hidden>Search</button></form>
<ul class="entries"><li id="one"><h2>Скопје</h2> workshop</li><li id="two"><h2>Durrës</h2> workshop</li><li id="three"><h2>Tirana</h2></li></ul>
</body></html>`;
const PAGE = '<!doctype html><title>A page</title>';
const ENTRY = '<!doctype html><title>The entry with the slug index</title>';

let place: string;
let folder: string;
let server: SiteServer;
/** Of the server. */
let file: string;

beforeAll(async () => {
  place = mkdtempSync(path.join(tmpdir(), 'cities-hub-server-'));
  folder = path.join(place, 'dist');
  writeSite(folder, PAGE);
  writeFileSync(path.join(place, 'secret.html'), 'secret');
  file = path.join(place, 'server.cjs');
  await buildSiteServer(file);
  server = await serveSite({ file, folder });
});

afterAll(async () => {
  await server?.stop();
  rmSync(place, { recursive: true, force: true });
});

function writeSite(to: string, page: string): void {
  const files = {
    'mk/events/index.html': LIST,
    'mk/events/index/index.html': ENTRY,
    'mk/index.html': page,
    'mk/index.html.gz': gzipSync(page),
    '_astro/style.abc123.css': 'p{}',
    '404.html': '<!doctype html><title>404</title>',
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(to, name)), { recursive: true });
    writeFileSync(path.join(to, name), content);
  }
}

const ask = (address: string, init: RequestInit = {}) => fetch(server.url + address, { redirect: 'manual', ...init });
const read = async (address: string) => (await ask(address)).text();
const hiddenIn = (html: string) => [...html.matchAll(/<li id="(\w+)" hidden/g)].map((match) => match[1]);

describe('a list', () => {
  it('hides what does not hold the text, in either alphabet, and shows the field', async () => {
    expect(hiddenIn(await read('/mk/events/'))).toEqual([]);
    expect(hiddenIn(await read('/mk/events/?q=skopje'))).toEqual(['two', 'three']);
    expect(hiddenIn(await read('/mk/events/?q=WORKSHOP&country='))).toEqual(['three']);
    expect(hiddenIn(await read('/mk/events/?q=nowhere'))).toEqual(['one', 'two', 'three']);
    expect(await read('/mk/events/')).toContain('<label><input type="search" name="q"></label><button>Search</button>');
  });

  it('keeps what was chosen and typed, and ignores what it does not have', async () => {
    const html = await read('/mk/events/?q=durres&country=AL&country=MK&kind=workshop');
    expect(html).toContain('<option value="AL" selected="">AL</option>');
    expect(html.match(/selected/g)).toHaveLength(1);
    expect(html).toContain('<input type="search" name="q" value="durres">');
    expect(await read('/mk/events/?country=nowhere')).toBe(await read('/mk/events/'));
  });

  it('shows hostile text as the text it is', async () => {
    const hostile = `"><script>alert(1)</script>' onfocus=x &quot; \\ %00`;
    const html = await read(`/mk/events/?country="><script>&q=${encodeURIComponent(hostile)}`);
    expect(html).toContain(
      `<input type="search" name="q" value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;' onfocus=x &amp;quot; \\ %00">`
    );
    expect(html).not.toContain('<script');
  });

  it('is sent with its own policy, compressed as it is taken, and only to who does not have it', async () => {
    const list = await ask('/mk/events/?q=x', { headers: { 'Accept-Encoding': 'gzip, br' } });
    expect(list.headers.get('Content-Security-Policy')).toBe(`${POLICY}; frame-ancestors 'none'`);
    expect(list.headers.get('Content-Encoding')).toBe('br');
    expect(list.headers.get('Vary')).toBe('Accept-Encoding');
    const plain = await ask('/mk/events/', { headers: { 'Accept-Encoding': 'br;q=0' } });
    expect(plain.headers.get('Content-Encoding')).toBeNull();

    const etag = list.headers.get('ETag') as string;
    expect((await ask('/mk/events/?q=x', { headers: { 'If-None-Match': `"other", ${etag}` } })).status).toBe(304);
    expect((await ask('/mk/events/?q=durres', { headers: { 'If-None-Match': etag } })).status).toBe(200);
  });
});

describe('a file', () => {
  it('is sent in the form that the build has compressed, with what protects a page', async () => {
    const page = await ask('/mk/', { headers: { 'Accept-Encoding': 'gzip' } });
    expect(await page.text()).toBe(PAGE);
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'content-encoding': 'gzip',
      'content-length': String(gzipSync(PAGE).byteLength),
      'content-type': 'text/html;charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': expect.stringContaining("script-src 'self'"),
      'x-content-type-options': 'nosniff',
    });
    const etag = page.headers.get('ETag') as string;
    const headers = { 'Accept-Encoding': 'gzip', 'If-None-Match': etag };
    expect((await ask('/mk/', { headers })).status).toBe(304);
  });

  it('with its content in its name is kept for ever', async () => {
    const style = await ask('/_astro/style.abc123.css');
    expect(style.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
  });

  it('that is nowhere gets the page that says so; nothing outside the site can be read', async () => {
    for (const address of ['/nowhere/', '/mk/nowhere/', '/..%2fsecret.html', '/%2e%2e/secret', '//nowhere/', '/%']) {
      const answer = await ask(address);
      expect({ address, status: answer.status, text: await answer.text() }).toEqual({
        ...{ address, status: 404, text: expect.stringContaining('<title>404</title>') },
      });
    }
  });

  it('that is a folder leads to its page, and nobody elsewhere', async () => {
    const { status, headers } = await ask('/mk/events?q=a');
    expect([status, headers.get('Location')]).toEqual([301, '/mk/events/?q=a']);
    expect((await ask('//mk')).status).toBe(404);
  });

  it('that is named leads to the address of its page, by which alone a list comes with its filters', async () => {
    const leadsTo = async (address: string) => {
      const { status, headers } = await ask(address);
      return [status, headers.get('Location')];
    };
    for (const address of ['/mk/events/index.html', '/mk/event%73/index.htm%6c'])
      expect(await leadsTo(`${address}?q=a`)).toEqual([301, '/mk/events/?q=a']);
    expect(await leadsTo('/mk/index')).toEqual([301, '/mk/']);
    expect(await leadsTo('/mk/nowhere/index.html')).toEqual([404, null]);
    expect(await leadsTo('//mk/index.html')).toEqual([404, null]);

    const list = await ask('/mk/event%73/?q=skopje');
    expect(list.headers.get('Content-Security-Policy')).toContain('sha256-of-the-list');
    expect(hiddenIn(await list.text())).toEqual(['two', 'three']);
    expect(await leadsTo('/mk/events/index')).toEqual([301, '/mk/events/index/']);
    expect(await read('/mk/events/index/')).toBe(ENTRY);
  });

  it('cannot be written, and parts that make no sense end nothing', async () => {
    expect((await ask('/mk/', { method: 'POST' })).status).toBe(405);
    expect((await ask('/mk/', { headers: { Range: 'bytes=10-5' } })).status).toBe(200);
  });
});

it('a new build in the place of the old one is served from the next request on', async () => {
  const next = `<!doctype html><title>A new page, longer than the old one</title>`;
  writeSite(`${folder}.next`, next);
  renameSync(folder, `${folder}.previous`);
  await expect(read('/mk/')).rejects.toThrow();
  renameSync(`${folder}.next`, folder);
  expect(await read('/mk/')).toBe(next);
});

it.each([
  [0, ['--help'], 'Usage: node dist-server.cjs'],
  [2, ['--port', 'high'], '--port takes a number from 0 to 65535, not "high"'],
  [2, ['one', 'two'], 'One folder is served, not 2'],
  [1, ['nowhere'], 'The site cannot be served: there is no folder nowhere'],
])('its command ends with %d for %j, and says why', async (exitCode, args, words) => {
  const ended = await captureChild({ args: [file, ...args], options: { cwd: place } });
  expect(ended).toMatchObject({ exitCode, output: expect.stringContaining(words) });
});

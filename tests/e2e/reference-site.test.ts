import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { Client } from 'pg';
import type { Browser, BrowserContext, Page } from 'playwright-core';

import { findFreePort } from '../support/free-port';

import { runAxe } from './support/accessibility';
import { launchBrowser } from './support/browser';
import { createSite, type BuiltSite } from './support/built-site';
import { registerFirstAdministrator, type AdminApi } from './support/people';
import { serveHub, type ServedHub } from './support/served-hub';
import { serveFolder, type StaticServer } from './support/static-server';

const START_TIMEOUT_MS = 600_000;
const CONTENT = '/content-manager/collection-types';
const IMAGES = path.resolve(__dirname, '../../docs/images');

const LOCALES = ['en', 'sq', 'mk', 'sr-Cyrl', 'sr-Latn', 'bs', 'hr', 'cnr'] as const;
type Locale = (typeof LOCALES)[number];
const TYPES = ['regions', 'countries', 'cities', 'topics', 'events', 'grants', 'partners', 'resources'] as const;
type Type = (typeof TYPES)[number];

/** What the heaviest page may weigh on the wire, with its fonts. */
const REGION_BYTES = 120_000;

const HOSTILE = '<script>window.attacked = true</script><img src=x onerror="window.attacked = true">';
/** The hub takes no link of the second kind; it is put in its place behind the hub's back. */
const HARMLESS_LINK = 'https://hostile.example/';
const HOSTILE_LINK = 'javascript:window.attacked=true';
const HOSTILE_BODY = [
  { type: 'heading', level: 2, children: [{ type: 'text', text: HOSTILE }] },
  {
    type: 'paragraph',
    children: [
      { type: 'link', url: HARMLESS_LINK, children: [{ type: 'text', text: 'a hostile link' }] },
      { type: 'text', text: HOSTILE, bold: true },
    ],
  },
  { type: 'code', children: [{ type: 'text', text: `</code>${HOSTILE}` }] },
];

interface Entry {
  documentId: string;
  slug: string;
  name?: string;
  title?: string;
}

let hub: ServedHub;
let api: AdminApi;
let site: BuiltSite;
let server: StaticServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let firstBuild: { exitCode: number; output: string };
/** What went wrong in any page: errors in its console, requests that leave the site or are answered with an error. */
const incidents: string[] = [];

beforeAll(async () => {
  hub = await serveHub('seeded');
  api = await registerFirstAdministrator(hub);
  await publish('api::city.city', 'en', {
    ...{ name: `Hostile ${HOSTILE}`, slug: 'hostile', summary: HOSTILE, officialName: HOSTILE, body: HOSTILE_BODY },
    ...{
      leader: { name: HOSTILE, role: HOSTILE },
      seo: { title: '</title><script>1</script>', description: `">${HOSTILE}` },
    },
  });
  await publish('api::city.city', 'sq', { name: 'Shkodër', slug: 'shkoder', summary: 'Qytet në veri.' });
  await poisonLinks();
  site = await createSite(hub.url);
  firstBuild = await site.build();
  server = await serveFolder(site.folder);
  browser = await launchBrowser();
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await openPage(context);
}, START_TIMEOUT_MS);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await hub?.stop();
  site?.remove();
});

async function publish(type: string, locale: Locale, data: object): Promise<void> {
  const { data: entry } = await api<{ data: Entry }>('POST', `${CONTENT}/${type}?locale=${locale}`, {
    ...data,
    locale,
  });
  await api('POST', `${CONTENT}/${type}/${entry.documentId}/actions/publish?locale=${locale}`, { ...data, locale });
}

async function poisonLinks(): Promise<void> {
  const database = new Client({ connectionString: hub.databaseUrl });
  await database.connect();
  const links = [HARMLESS_LINK, HOSTILE_LINK];
  await database.query(
    `UPDATE cities SET body = replace(body::text, $1, $2)::jsonb, website = $2 WHERE body::text LIKE '%' || $1 || '%'`,
    links
  );
  await database.end();
}

async function openPage(inContext: BrowserContext): Promise<Page> {
  const opened = await inContext.newPage();
  opened.on('console', (message) => {
    if (message.type() === 'error') incidents.push(`${opened.url()}: ${message.text()}`);
  });
  opened.on('request', (request) => {
    if (!request.url().startsWith(server.url)) incidents.push(`${opened.url()} asks for ${request.url()}`);
  });
  opened.on('response', (response) => {
    if (response.status() >= 400) incidents.push(`${response.url()} is answered with ${response.status()}`);
  });
  return opened;
}

const visit = (address: string, on = page) => on.goto(server.url + address);

async function list(type: Type, locale: Locale): Promise<Entry[]> {
  const response = await fetch(`${hub.url}/api/${type}?locale=${locale}&view=card&pagination[pageSize]=100`);
  return ((await response.json()) as { data: Entry[] }).data;
}

/** Every entry the hub says belongs to the region. */
async function listRegion(locale: Locale): Promise<Entry[]> {
  const [region] = await list('regions', locale);
  const response = await fetch(`${hub.url}/api/regions/${region?.documentId}?locale=${locale}&view=page`);
  const { data } = (await response.json()) as { data: Record<string, Entry[]> };
  return ['countries', 'cities', 'events', 'grants', 'partners', 'resources'].flatMap(
    (relation) => data[relation] ?? []
  );
}

/** What a heading of an entry says in a language. */
const nameOf = ({ name, title }: Entry) => name ?? title;

async function regionAddress(locale: Locale): Promise<string> {
  const [region] = await list('regions', locale);
  return `/${locale}/regions/${region?.slug}/`;
}

/** The whole site in small: the home page, a list, and a page of each type. */
async function sampleAddresses(locale: Locale): Promise<string[]> {
  const entries = await Promise.all(
    TYPES.map(async (type) => `/${locale}/${type}/${(await list(type, locale))[0]?.slug}/`)
  );
  return [`/${locale}/`, `/${locale}/events/`, ...entries];
}

it('is built with less than two requests per page', () => {
  expect(firstBuild).toMatchObject({ exitCode: 0 });
  const pages = Number(/Built (\d+) pages/.exec(firstBuild.output)?.[1]);
  const requests = Number(/asked (\d+) times/.exec(firstBuild.output)?.[1]);
  expect(pages).toBeGreaterThan(8 * 50);
  expect(requests).toBeLessThan(2 * pages);
});

it.each(LOCALES)('shows an entry of each type as the hub has it, in %s', async (locale) => {
  for (const type of TYPES) {
    const entry = (await list(type, locale))[0] as Entry;
    await visit(`/${locale}/${type}/${entry.slug}/`);
    expect(await page.locator('html').getAttribute('lang')).toBe(locale);
    expect(await page.locator('h1').innerText()).toBe(nameOf(entry));
    expect(await page.locator('main').innerText()).not.toMatch(/undefined|null|\[object|\{\w+\}/);
  }
  expect(incidents).toEqual([]);
});

it.each(LOCALES)('has everything of the region on its page, in %s', async (locale) => {
  await visit(await regionAddress(locale));
  const text = await page.locator('main').innerText();
  const expected = [...(await listRegion(locale)), ...(await list('resources', locale))].map(nameOf);
  expect(expected.length).toBeGreaterThan(35);
  expect(expected.filter((name) => !text.includes(name as string))).toEqual([]);
  const told = [
    '40',
    '2016',
    '2017',
    '2018',
    '2015',
    '80',
    'ICMA',
    'ICITAP',
    'GUS Albania',
    'You.Albania',
    'Democracy Lab',
  ];
  expect(told.filter((fact) => !text.includes(fact))).toEqual([]);
  expect(await page.locator('#partners a[href^="https://"]').count()).toBeGreaterThanOrEqual(4);
});

it.each(LOCALES)('shows the region in %s with no more than its share of the wire, and no script', async (locale) => {
  const fresh = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const visited = await openPage(fresh);
  server.takeByteCount();
  await visit(await regionAddress(locale), visited);
  await visited.locator('.colophon').scrollIntoViewIfNeeded();
  await visited.evaluate('document.fonts.ready.then(() => true)');
  expect(server.takeByteCount()).toBeLessThan(REGION_BYTES);
  expect(await visited.locator('script:not([type="application/ld+json"])').count()).toBe(0);
  await fresh.close();
});

it('stays on the entry when the language is switched', async () => {
  await visit('/en/cities/durres/');
  for (const locale of [...LOCALES.slice(1), 'en'] as const) {
    const durres = (await list('cities', locale)).find(
      ({ slug }) => slug.startsWith('durres') || slug.startsWith('dra')
    );
    await page.locator('.language-switch summary').click();
    await page.locator(`.language-switch a[lang="${locale}"]`).click();
    await page.waitForURL(`${server.url}/${locale}/cities/${durres?.slug}/`);
    expect(await page.locator('h1').innerText()).toBe(durres?.name);
    expect(await page.locator('link[rel="alternate"]').count()).toBe(LOCALES.length + 1);
  }
});

it('says where a text is in another language, and which parts are in which', async () => {
  await visit('/mk/cities/shkoder/');
  expect(await page.locator('.language-note').innerText()).toContain('албански');
  expect(await page.locator('h1').getAttribute('lang')).toBe('sq');
  await visit('/mk/cities/');
  expect(await page.locator('.teaser', { hasText: 'Shkodër' }).locator('.language-tag').innerText()).toBe('албански');
  await visit('/sq/cities/shkoder/');
  expect(await page.locator('.language-note').count()).toBe(0);
});

it('narrows its lists without a script, and looks for text with one', async () => {
  const withoutScripts = await browser.newContext({ javaScriptEnabled: false });
  const quiet = await openPage(withoutScripts);
  await visit('/en/events/', quiet);
  const shown = quiet.locator('.entries > li:visible');
  expect(await shown.count()).toBe(9);
  await quiet.getByLabel('Kind').selectOption('Workshop');
  expect(await shown.count()).toBe(3);
  await quiet.getByLabel('Year').selectOption('2017');
  expect(await shown.locator('h2').allInnerTexts()).toEqual(["Regional practitioners' workshop in Durrës"]);
  await quiet.getByLabel('Country').selectOption('Serbia');
  expect(await shown.count()).toBe(1);
  await quiet.getByRole('button', { name: 'Show all' }).click();
  expect(await shown.count()).toBe(9);
  await quiet.getByLabel('Work stream').selectOption('Multi-agency coordination');
  expect(await shown.count()).toBeLessThan(9);
  await withoutScripts.close();

  await visit('/sq/events/?kind=workshop');
  await page.getByRole('searchbox').fill('durres');
  const found = page.locator('.entries > li:visible');
  expect(await found.count()).toBe(1);
  expect(new URL(page.url()).search).toBe('?kind=workshop&q=durres');
  await page.reload();
  expect(await found.count()).toBe(1);
});

it('leads from each point of the map to its city, by keyboard too, as the list below it does', async () => {
  const address = await regionAddress('en');
  await visit(address);
  const links = (selector: string) =>
    page.locator(selector).evaluateAll((elements) => elements.map((element) => element.getAttribute('href')).sort());
  const [onMap, inList] = [await links('.map a'), await links('.city-index li a')];
  expect(onMap).toHaveLength(14);
  expect(inList).toEqual(onMap);

  await page.locator('.map a', { hasText: 'Prizren' }).focus();
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.closest(".map") !== null')).toBe(true);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${server.url}/en/cities/prizren/`);
});

it('shows a hostile entry as the text it is', async () => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => dialogs.push(dialog.message()));
  for (const locale of LOCALES) {
    for (const address of [`/${locale}/cities/hostile/`, `/${locale}/cities/`]) {
      await visit(address);
      expect(await page.evaluate('window.attacked')).toBeUndefined();
      expect(await page.locator('main').innerText()).toContain(HOSTILE);
    }
  }
  await visit('/en/cities/hostile/');
  expect(await page.locator('h1').innerText()).toBe(`Hostile ${HOSTILE}`);
  expect(await page.getByText('a hostile link').count()).toBe(1);
  await page.getByText('a hostile link').click();
  expect(await page.evaluate('window.attacked')).toBeUndefined();
  const made = page.locator(
    'script:not([type="application/ld+json"]), img[src="x"], [onerror], [href^="javascript" i]'
  );
  expect(await made.count()).toBe(0);
  expect(readFileSync(path.join(site.folder, 'en/cities/hostile/index.html'), 'utf8')).not.toContain('javascript:');
  expect(dialogs).toEqual([]);
});

it('has no serious accessibility issue, on a phone and on a desk, in light and in dark', async () => {
  const region = await regionAddress('sq');
  const variants = [
    { width: 320, colorScheme: 'light', addresses: ['/', ...(await sampleAddresses('mk'))] },
    { width: 1280, colorScheme: 'dark', addresses: [region, '/en/events/', '/hr/', '/mk/cities/shkoder/'] },
  ] as const;
  for (const { width, colorScheme, addresses } of variants) {
    const variant = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const visited = await openPage(variant);
    for (const address of addresses) {
      await visit(address, visited);
      const { violations } = await runAxe({ page: visited });
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect({ address, width, serious }).toEqual({ address, width, serious: [] });
      const overflow = await visited.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      expect({ address, width, overflow }).toEqual({ address, width, overflow: 0 });
    }
    await variant.close();
  }
});

it('is shown in the README as it is', async () => {
  const pictures = [
    { name: 'site-region-sq.png', address: await regionAddress('sq'), width: 1280, height: 1100 },
    { name: 'site-region-mk.png', address: await regionAddress('mk'), width: 375, height: 1100 },
  ];
  for (const { name, address, width, height } of pictures) {
    if (process.env.UPDATE_SCREENSHOTS) {
      const colorScheme = width < 500 ? 'dark' : 'light';
      const photographed = await browser.newContext({ viewport: { width, height }, colorScheme });
      const visited = await openPage(photographed);
      await visit(address, visited);
      await visited.waitForLoadState('networkidle');
      await visited.screenshot({ path: path.join(IMAGES, name) });
      await photographed.close();
    }
    expect(readFileSync(path.join(IMAGES, name)).byteLength).toBeLessThan(300_000);
  }
});

it('asked nothing of anybody else, and found nothing missing', () => {
  expect(incidents).toEqual([]);
});

it(
  'is built again from what has changed, and stays as it is where the hub is down',
  async () => {
    await publish('api::topic.topic', 'en', { name: 'Something new', slug: 'something-new' });
    const changed = await site.build();
    const [, requests, unchanged] = /asked (\d+) times; (\d+) answers/.exec(changed.output) ?? [];
    // The new entry, and the list it is in, in each language.
    expect(Number(requests) - Number(unchanged)).toBe(2 * LOCALES.length);

    const before = readdirSync(site.folder);
    const downHub = `http://localhost:${await findFreePort()}`;
    const failed = await site.build(downHub);
    expect(failed.exitCode).toBe(1);
    expect(failed.output).toMatch(new RegExp(`GET ${downHub}/api/\\S+ cannot be reached: connect ECONNREFUSED`));
    expect(readdirSync(site.folder)).toEqual(before);
  },
  START_TIMEOUT_MS
);

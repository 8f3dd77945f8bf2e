import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Browser, BrowserContext, Page } from 'playwright-core';

import { LOCALE_CODES } from '../../src/locales';
import { findFreePort } from '../support/free-port';
import { serveSite, type SiteServer } from '../support/site-server';

import { runAxe } from './support/accessibility';
import { launchBrowser } from './support/browser';
import { countBytes, countText } from './support/browser-counts';
import { createSite, type BuiltSite } from './support/built-site';
import { HOSTILE, publishHostileCity } from './support/hostile-city';
import { registerFirstAdministrator } from './support/people';
import { nameOf, publishBy, publishedBy, TYPES, type Entry, type Publish } from './support/published';
import { serveHub, type ServedHub } from './support/served-hub';
import { openWindow } from './support/window';

const START_TIMEOUT_MS = 600_000;
const [WIDTH, HEIGHT] = [1280, 900];
const IMAGES = path.resolve(__dirname, '../../docs/images');

/** What the heaviest page may weigh on the wire, with its fonts. */
const REGION_BYTES = 120_000;

let hub: ServedHub;
let publish: Publish;
let published: ReturnType<typeof publishedBy>;
let site: BuiltSite;
let server: SiteServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let firstBuild: { exitCode: number; output: string };
/** What went wrong in any page: errors in its console, requests that leave the site or are answered with an error. */
const incidents: string[] = [];

beforeAll(async () => {
  hub = await serveHub('seeded');
  publish = publishBy(await registerFirstAdministrator(hub));
  published = publishedBy(hub);
  await publishHostileCity({ hub, publish });
  await publish('api::city.city', 'sq', { name: 'Shkodër', slug: 'shkoder', summary: 'Qytet në veri.' });
  site = await createSite(hub.url);
  firstBuild = await site.build();
  server = await serveSite({ file: site.server, folder: site.folder });
  browser = await launchBrowser();
  context = await openWindow(browser, HEIGHT, { width: WIDTH });
  page = await openPage(context);
}, START_TIMEOUT_MS);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await hub?.stop();
  site?.remove();
});

// Whatever a test looks at: nothing is asked of anybody else, and nothing is missing.
afterEach(() => expect(incidents.splice(0)).toEqual([]));

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

it('is built with less than two requests per page', () => {
  expect(firstBuild).toMatchObject({ exitCode: 0 });
  const pages = Number(/Built (\d+) pages/.exec(firstBuild.output)?.[1]);
  const requests = Number(/asked (\d+) times/.exec(firstBuild.output)?.[1]);
  expect(pages).toBeGreaterThan(8 * 50);
  expect(requests).toBeLessThan(2 * pages);
});

it.each(LOCALE_CODES)('shows an entry of each type as the hub has it, in %s', async (locale) => {
  for (const type of TYPES) {
    const entry = (await published.list(type, locale))[0] as Entry;
    await visit(`/${locale}/${type}/${entry.slug}/`);
    expect(await page.locator('html').getAttribute('lang')).toBe(locale);
    expect(await page.locator('h1').innerText()).toBe(nameOf(entry));
    expect(await page.locator('main').innerText()).not.toMatch(/undefined|null|\[object|\{\w+\}/);
  }
});

it.each(LOCALE_CODES)(
  'has everything of the region on its page, within its share of the wire, in %s',
  async (locale) => {
    const fresh = await openWindow(browser, HEIGHT, { width: WIDTH });
    const visited = await openPage(fresh);
    const takeByteCount = await countBytes(visited);
    await visit(await published.regionAddress(locale), visited);
    await visited.locator('.colophon').scrollIntoViewIfNeeded();
    await visited.evaluate('document.fonts.ready.then(() => true)');
    const { byteCount, requestCount } = takeByteCount();
    expect(requestCount).toBeGreaterThan(3);
    expect(byteCount).toBeLessThan(REGION_BYTES);
    expect(await visited.locator('script:not([type="application/ld+json"])').count()).toBe(0);

    const text = await visited.locator('main').innerText();
    const expected = [...(await published.listRegion(locale)), ...(await published.list('resources', locale))].map(
      nameOf
    );
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
      'ISD',
      'GUS Albania',
      'You.Albania',
      'Democracy Lab',
    ];
    expect(told.filter((fact) => !text.includes(fact))).toEqual([]);
    expect(await visited.locator('#partners a[href^="https://"]').count()).toBeGreaterThanOrEqual(4);
    await fresh.close();
  }
);

it('stays on the entry when the language is switched', async () => {
  await visit('/en/cities/durres/');
  for (const locale of [...LOCALE_CODES.slice(1), 'en'] as const) {
    const durres = (await published.list('cities', locale)).find(
      ({ slug }) => slug.startsWith('durres') || slug.startsWith('dra')
    );
    await page.locator('.language-switch summary').click();
    await page.locator(`.language-switch a[lang="${locale}"]`).click();
    await page.waitForURL(`${server.url}/${locale}/cities/${durres?.slug}/`);
    expect(await page.locator('h1').innerText()).toBe(durres?.name);
    expect(await page.locator('link[rel="alternate"]').count()).toBe(LOCALE_CODES.length + 1);
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

it('narrows its lists without a script, by options at once and by text where the form is sent', async () => {
  const withoutScripts = await openWindow(browser, HEIGHT, { width: WIDTH, javaScriptEnabled: false });
  const quiet = await openPage(withoutScripts);
  await visit('/en/events/', quiet);
  const shown = quiet.locator('.entries > li:visible');
  expect(await shown.count()).toBe(9);
  await quiet.getByLabel('Kind').selectOption('Workshop');
  expect(await shown.count()).toBe(3);
  await quiet.getByLabel('Year').selectOption('2017');
  expect(await shown.locator('h2').allInnerTexts()).toEqual(["Regional practitioners' workshop in Durrës"]);
  expect(await countText(quiet)).toBe('Shown: 1');
  await quiet.getByRole('link', { name: 'Show all' }).click();
  expect(await shown.count()).toBe(9);
  await quiet.getByLabel('Work stream').selectOption('Multi-agency coordination');
  expect(await shown.count()).toBeLessThan(9);

  await quiet.getByLabel('Work stream').selectOption('All');
  await quiet.getByLabel('Country').selectOption('Albania');
  await quiet.getByRole('searchbox').fill('durres');
  await quiet.getByRole('button', { name: 'Search' }).click();
  await quiet.waitForURL(/q=durres/);
  expect(await shown.locator('h2').allInnerTexts()).toEqual([
    "Regional practitioners' workshop in Durrës",
    'In-country training in Albania, 2017',
  ]);
  expect(await countText(quiet)).toBe('Shown: 2');
  expect(await quiet.getByRole('searchbox').inputValue()).toBe('durres');
  await quiet.getByLabel('Country').selectOption('Serbia');
  expect(await shown.count()).toBe(1);
  await quiet.getByRole('searchbox').fill('Тирана');
  await quiet.keyboard.press('Enter');
  await quiet.waitForURL(/q=%D0%A2/);
  expect(await shown.count()).toBe(0);
  expect(await countText(quiet)).toBe('Shown: 0. Nothing fits these filters.');
  await withoutScripts.close();
  // A server that only sends files shows no field that does nothing.
  const file = readFileSync(path.join(site.folder, 'en/events/index.html'), 'utf8');
  expect(file).toMatch(/<label hidden>\s*Text\s*<input type="search"/);
});

it('looks for text while it is typed, and keeps what was chosen in the address', async () => {
  await visit('/sq/events/?kind=workshop');
  await page.getByRole('searchbox').fill('durres');
  const found = page.locator('.entries > li:visible');
  expect(await found.count()).toBe(1);
  expect(await page.getByRole('button').count()).toBe(0);
  expect(new URL(page.url()).search).toBe('?kind=workshop&q=durres');
  await page.reload();
  expect(await found.count()).toBe(1);
  // The number is a text, which a status announces; without scripts the browser counts by its styles.
  expect(await page.locator('.shown').textContent()).toBe('Shfaqen: 1');
  await page.locator('.filters .reset').click();
  expect(await found.count()).toBe(9);
  expect(new URL(page.url()).search).toBe('');
  expect(await page.locator('.shown').textContent()).toBe('Shfaqen: 9');
});

it('has the filters that leave fewer entries, though it be by one value alone', async () => {
  await visit('/en/partners/');
  expect(await page.getByLabel('Country').locator('option').count()).toBe(2);
  await page.getByLabel('Country').selectOption('Albania');
  expect(await page.locator('.entries > li:visible').count()).toBeLessThan(await page.locator('.entries > li').count());
  await visit('/en/resources/');
  await page.getByLabel('Country').selectOption('Albania');
  expect(await page.locator('.entries > li:visible').count()).toBe(2);
  await visit('/en/grants/');
  expect(await page.locator('.filters select').count()).toBe(0);
});

it('leads from each point of the map to its city, by keyboard too, as the list below it does', async () => {
  const address = await published.regionAddress('en');
  await visit(address);
  const links = (selector: string) =>
    page.locator(selector).evaluateAll((elements) => elements.map((element) => element.getAttribute('href')).sort());
  const [onMap, inList] = [await links('.map a'), await links('.city-index li a')];
  expect(onMap).toHaveLength(14);
  expect(inList).toEqual(onMap);
  expect(await page.locator('.map a', { hasText: 'Prizren' }).getAttribute('aria-label')).toMatch(/^Prizren: Member/);
  expect(await page.locator('.map-legend').innerText()).toMatch(/^\s*Member city\s+Other city\s*$/);

  await page.locator('.map a', { hasText: 'Prizren' }).focus();
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.closest(".map") !== null')).toBe(true);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${server.url}/en/cities/prizren/`);
});

it('opens from the middle of each point of the map its own city', async () => {
  const address = await published.regionAddress('en');
  await visit(address);
  const points = page.locator('.map a');
  const hrefs = await points.evaluateAll((elements) => elements.map((element) => element.getAttribute('href')));
  const opened: string[] = [];
  for (const index of hrefs.keys()) {
    await visit(address);
    await points.nth(index).locator('.map-dot').click({ force: true });
    await page.waitForURL(/\/cities\//);
    opened.push(new URL(page.url()).pathname);
  }
  expect(opened).toEqual(hrefs);
});

it('shows a hostile entry as the text it is', async () => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => dialogs.push(dialog.message()));
  for (const locale of LOCALE_CODES) {
    const asked = encodeURIComponent(HOSTILE);
    for (const address of [`/${locale}/cities/hostile/`, `/${locale}/cities/?q=${asked}`]) {
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

it.each([
  {
    device: 'a phone, in light',
    width: 320,
    colorScheme: 'light',
    listAddresses: async () => ['/', ...(await published.sampleAddresses('mk'))],
  },
  {
    device: 'a desk, in dark',
    width: 1280,
    colorScheme: 'dark',
    listAddresses: async () => [await published.regionAddress('sq'), ...['/en/events/', '/hr/', '/mk/cities/shkoder/']],
  },
] as const)('has no serious accessibility issue on $device', async ({ width, colorScheme, listAddresses }) => {
  const variant = await openWindow(browser, HEIGHT, { width, colorScheme });
  const visited = await openPage(variant);
  for (const address of await listAddresses()) {
    await visit(address, visited);
    const { violations } = await runAxe({ page: visited });
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect({ address, serious }).toEqual({ address, serious: [] });
    const overflow = await visited.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    expect({ address, overflow }).toEqual({ address, overflow: 0 });
  }
  await variant.close();
});

it('is shown in the README as it is', async () => {
  const pictures = [
    { name: 'site-region-sq.png', address: await published.regionAddress('sq'), width: 1280, height: 1100 },
    { name: 'site-region-mk.png', address: await published.regionAddress('mk'), width: 375, height: 1100 },
  ];
  for (const { name, address, width, height } of pictures) {
    if (process.env.UPDATE_SCREENSHOTS) {
      const colorScheme = width < 500 ? 'dark' : 'light';
      const photographed = await openWindow(browser, height, { width, colorScheme });
      const visited = await openPage(photographed);
      await visit(address, visited);
      await visited.waitForLoadState('networkidle');
      await visited.screenshot({ path: path.join(IMAGES, name) });
      await photographed.close();
    }
    expect(readFileSync(path.join(IMAGES, name)).byteLength).toBeLessThan(300_000);
  }
});

it('names every page in its site map, in the languages that the page itself names', () => {
  const siteMap = readFileSync(path.join(site.folder, 'sitemap.xml'), 'utf8');
  const linksIn = (text: string) => [...text.matchAll(/hreflang="[^"]+" href="[^"]+"/g)].map(([link]) => link);
  const mapped = [...siteMap.matchAll(/<url><loc>(.*?)<\/loc>(.*?)<\/url>/g)].map(([, address, links = '']) => ({
    address,
    links: linksIn(links),
  }));
  const pages = readdirSync(site.folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('index.html')
  );
  const found = pages.map((file) => {
    const [head = ''] = readFileSync(path.join(site.folder, file), 'utf8').split('<body>');
    return { address: /rel="canonical" href="([^"]+)"/.exec(head)?.[1], links: linksIn(head) };
  });
  const inOrder = (entries: typeof found) => entries.toSorted((one, other) => (one.address! < other.address! ? -1 : 1));
  expect(inOrder(mapped)).toEqual(inOrder(found));
  const robots = readFileSync(path.join(site.folder, 'robots.txt'), 'utf8');
  expect(robots).toContain('Sitemap: http://localhost:4321/sitemap.xml');
});

it(
  'is built again from what has changed, and stays as it is where the hub is down',
  async () => {
    await publish('api::topic.topic', 'en', { name: 'Something new', slug: 'something-new' });
    const changed = await site.build();
    const [, requests, unchanged] = /asked (\d+) times; (\d+) answers/.exec(changed.output) ?? [];
    // The new entry, and the list it is in, in each language.
    expect(Number(requests) - Number(unchanged)).toBe(2 * LOCALE_CODES.length);

    const before = readdirSync(site.folder);
    const downHub = `http://localhost:${await findFreePort()}`;
    const failed = await site.build(downHub);
    expect(failed.exitCode).toBe(1);
    expect(failed.output).toMatch(new RegExp(`GET ${downHub}/api/\\S+ cannot be reached: connect ECONNREFUSED`));
    expect(readdirSync(site.folder)).toEqual(before);
  },
  START_TIMEOUT_MS
);

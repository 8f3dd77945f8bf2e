import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Page } from 'playwright-core';

import { LOCALE_CODES } from '../../src/locales';

import { runAxe } from './support/accessibility';
import { countBytes, countText } from './support/browser-counts';
import { nameOf } from './support/published';
import { START_TIMEOUT_MS, visitSite, type VisitedSite } from './support/visited-site';

const IMAGES = path.resolve(__dirname, '../../docs/images');

/** What the heaviest page may weigh on the wire, with its fonts. */
const REGION_BYTES = 120_000;

let visited: VisitedSite;
let published: VisitedSite['published'];
let page: Page;

beforeAll(async () => {
  visited = await visitSite(({ publish }) =>
    publish('api::city.city', 'sq', { name: 'Shkodër', slug: 'shkoder', summary: 'Qytet në veri.' })
  );
  ({ published, page } = visited);
}, START_TIMEOUT_MS);

afterAll(() => visited?.stop());

// Whatever a test looks at: nothing is asked of anybody else, and nothing is missing.
afterEach(() => expect(visited.takeIncidents()).toEqual([]));

const visit: VisitedSite['visit'] = (address, on) => visited.visit(address, on);
const openPage: VisitedSite['openPage'] = (options) => visited.openPage(options);

it.each(LOCALE_CODES)(
  'has everything of the region on its page, within its share of the wire, in %s',
  async (locale) => {
    const opened = await openPage();
    const takeByteCount = await countBytes(opened);
    await visit(await published.regionAddress(locale), opened);
    await opened.locator('.colophon').scrollIntoViewIfNeeded();
    await opened.evaluate('document.fonts.ready.then(() => true)');
    const { byteCount, requestCount } = takeByteCount();
    expect(requestCount).toBeGreaterThan(3);
    expect(byteCount).toBeLessThan(REGION_BYTES);
    expect(await opened.locator('script:not([type="application/ld+json"])').count()).toBe(0);

    const text = await opened.locator('main').innerText();
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
    expect(await opened.locator('#partners .teaser').count()).toBe(4);
    // The fourth, GUS Albania, has no website that is known.
    expect(await opened.locator('#partners a[href^="https://"]').count()).toBe(3);
    await opened.context().close();
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
    await page.waitForURL(`${visited.url}/${locale}/cities/${durres?.slug}/`);
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
  const quiet = await openPage({ javaScriptEnabled: false });
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
  await quiet.context().close();
  // A server that only sends files shows no field that does nothing.
  const file = readFileSync(path.join(visited.site.folder, 'en/events/index.html'), 'utf8');
  expect(file).toMatch(/<label hidden>\s*Text\s*<input type="search"/);
});

it('looks for text while it is typed, and keeps what was chosen in the address', async () => {
  // A year that no event is of any more leaves its filter as it is, at "All".
  await visit('/sq/events/?kind=workshop&year=1999');
  expect(await page.getByLabel('Viti').inputValue()).toBe('');
  expect(await page.getByLabel('Viti').locator('option:checked').allInnerTexts()).toEqual(['Të gjitha']);
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
  await page.waitForURL(`${visited.url}/en/cities/prizren/`);
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
  const opened = await openPage({ width, colorScheme });
  for (const address of await listAddresses()) {
    await visit(address, opened);
    const { violations } = await runAxe({ page: opened });
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect({ address, serious }).toEqual({ address, serious: [] });
    const overflow = await opened.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    expect({ address, overflow }).toEqual({ address, overflow: 0 });
  }
  await opened.context().close();
});

it('has pictures in the README that weigh little, and takes them anew where UPDATE_SCREENSHOTS asks for it', async () => {
  const pictures = [
    { name: 'site-region-sq.png', address: await published.regionAddress('sq'), width: 1280, height: 1100 },
    { name: 'site-region-mk.png', address: await published.regionAddress('mk'), width: 375, height: 1100 },
  ];
  for (const { name, address, width, height } of pictures) {
    if (process.env.UPDATE_SCREENSHOTS) {
      const colorScheme = width < 500 ? 'dark' : 'light';
      const photographed = await openPage({ height, width, colorScheme });
      await visit(address, photographed);
      await photographed.waitForLoadState('networkidle');
      await photographed.screenshot({ path: path.join(IMAGES, name) });
      await photographed.context().close();
    }
    expect(readFileSync(path.join(IMAGES, name)).byteLength).toBeLessThan(300_000);
  }
});

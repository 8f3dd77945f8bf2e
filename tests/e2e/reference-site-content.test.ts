import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { MESSAGES } from '../../examples/site/src/languages/messages';
import { LOCALE_CODES, type LocaleCode } from '../../src/locales';
import { findFreePort } from '../support/free-port';

import { PAGES_WITH_FACTS, textsOnPage } from './support/facts-of-a-page';
import { textsInList, textsOnHomePage } from './support/facts-of-lists';
import { hashesOf } from './support/folder-hashes';
import { HOSTILE, HOSTILE_FILE, HOSTILE_NAME, publishHostileEntries } from './support/hostile-entries';
import { readHead } from './support/page-head';
import { withPlainSpaces } from './support/plain-text';
import { LISTED_TYPES, nameOf, TYPES, type Type } from './support/published';
import { MEMBERS_CONTENT, publishReportFiles, REPORT } from './support/report-files';
import { START_TIMEOUT_MS, visitSite, type VisitedSite } from './support/visited-site';

/** What a page of each type is about, in schema.org’s words; a work stream is nothing that these have a word for. */
const SCHEMA_TYPES: Readonly<Record<Type, readonly unknown[]>> = {
  regions: ['Place'],
  countries: ['Country'],
  cities: ['City'],
  topics: [],
  events: ['Event'],
  grants: ['MonetaryGrant'],
  partners: ['Organization', 'NGO', 'GovernmentOrganization'],
  resources: ['Report', 'CreativeWork'],
};

const OPEN_GRAPH_LOCALES: Readonly<Record<LocaleCode, string>> = {
  ...{ en: 'en_GB', sq: 'sq_AL', mk: 'mk_MK', 'sr-Cyrl': 'sr_RS', 'sr-Latn': 'sr_RS' },
  ...{ bs: 'bs_BA', hr: 'hr_HR', cnr: 'sr_ME' },
};

/** What a page says where something was to be put in. */
const UNFILLED = /undefined|null|\[object|\{\w+\}/;

let visited: VisitedSite;

beforeAll(async () => {
  visited = await visitSite(async (desk) => {
    await publishHostileEntries(desk);
    await publishReportFiles(desk);
  });
}, START_TIMEOUT_MS);

afterAll(() => visited?.stop());

afterEach(() => expect(visited.takeIncidents()).toEqual([]));

const readBuilt = (file: string) => readFileSync(path.join(visited.site.folder, file), 'utf8');
const listPages = () =>
  readdirSync(visited.site.folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('index.html'));

it('is built with less than two requests per page', () => {
  const pages = Number(/Built (\d+) pages/.exec(visited.buildOutput)?.[1]);
  const requests = Number(/asked (\d+) times/.exec(visited.buildOutput)?.[1]);
  expect(pages).toBeGreaterThan(8 * 50);
  expect(requests).toBeLessThan(2 * pages);
});

describe.each(LOCALE_CODES)('in %s', (locale) => {
  it.each(PAGES_WITH_FACTS)(
    'the page of $slug, among the $type, tells all that the hub has',
    async ({ type, slug, tell }) => {
      const { page, published, visit } = visited;
      const entry = await published.readPage(type, slug, locale);
      await visit(`/${locale}/${type}/${entry.slug}/`);
      expect(await page.locator('html').getAttribute('lang')).toBe(locale);
      expect(await page.locator('h1').innerText()).toBe(nameOf(entry));
      const shown = withPlainSpaces(await page.locator('main').innerText());
      const texts = textsOnPage({ entry, locale, tell });
      expect(texts.length).toBeGreaterThan(5);
      expect(texts.filter((text) => !shown.includes(text))).toEqual([]);
      expect(shown).not.toMatch(UNFILLED);

      const { meta } = readHead(readBuilt(`${locale}/${type}/${entry.slug}/index.html`));
      expect(meta.get('og:title')).toBe(entry.seo.title);
      expect(meta.get('og:description')).toBe(entry.seo.description);
    }
  );

  it('the home page tells all that the hub has of the network, its regions and what is new', async () => {
    const { page, published, visit } = visited;
    await visit(`/${locale}/`);
    expect(await page.locator('html').getAttribute('lang')).toBe(locale);
    const shown = withPlainSpaces(await page.locator('main').innerText());
    const texts = await textsOnHomePage({ published, locale });
    expect(texts.length).toBeGreaterThan(40);
    expect(texts.filter((text) => !shown.includes(text))).toEqual([]);
    expect(shown).not.toMatch(UNFILLED);
  });

  it.each(LISTED_TYPES)('the list of the %s tells of each entry that the hub has', async (type) => {
    const { page, published, visit } = visited;
    await visit(`/${locale}/${type}/`);
    expect(await page.locator('h1').innerText()).toBe(MESSAGES[locale][type]);
    const shown = (await page.locator('.entries > li').allInnerTexts()).map(withPlainSpaces);
    const entries = await textsInList({ published, type, locale });
    expect(shown).toHaveLength(entries.length);
    const isTold = (texts: string[]) => shown.some((entry) => texts.every((text) => entry.includes(text)));
    expect(entries.filter((texts) => !isTold(texts))).toEqual([]);
    expect(shown.join(' ')).not.toMatch(UNFILLED);
  });

  it.each(TYPES.filter((type) => SCHEMA_TYPES[type].length > 0))(
    'every page of the %s says to machines which entry it is about',
    async (type) => {
      for (const entry of await visited.published.list(type, locale)) {
        const { data, canonical } = readHead(readBuilt(`${locale}/${type}/${entry.slug}/index.html`));
        expect(data).toMatchObject([
          {
            '@context': 'https://schema.org',
            name: nameOf(entry),
            ...(entry.summary ? { description: entry.summary } : {}),
            mainEntityOfPage: canonical,
          },
        ]);
      }
    }
  );
});

it('says on every page how it looks where it is shared, and of an entry in schema.org’s words what it is', () => {
  const pages = listPages().filter((file) => file !== 'index.html');
  expect(pages.length).toBeGreaterThan(8 * 50);
  for (const file of pages) {
    const [locale, type, slug] = file.split(path.sep) as [LocaleCode, Type, string?];
    const { title, canonical, meta, data } = readHead(readBuilt(file));
    const isHome = slug === undefined;
    expect({ file, canonical, locale: meta.get('og:locale'), type: meta.get('og:type') }).toEqual({
      file,
      canonical: meta.get('og:url'),
      locale: OPEN_GRAPH_LOCALES[locale],
      type: isHome ? 'website' : 'article',
    });
    expect(meta.get('og:title')).toBeTruthy();
    expect(title.startsWith(meta.get('og:title') as string)).toBe(true);
    expect([file, meta.get('og:description')]).toEqual([file, meta.get('description')]);
    const allowed = isHome ? ['Organization'] : slug === 'index.html' ? [] : SCHEMA_TYPES[type];
    expect([file, data.length]).toEqual([file, allowed.length === 0 ? 0 : 1]);
    for (const { '@type': schemaType } of data) expect(allowed).toContain(schemaType);
  }
});

describe('what is hostile', () => {
  const made = () =>
    visited.page.locator('script:not([type="application/ld+json"]), img[src="x"], [onerror], [href^="javascript" i]');
  const dialogs: string[] = [];

  beforeAll(() => visited.page.on('dialog', (dialog) => dialogs.push(dialog.message())));

  afterEach(async () => {
    expect(await visited.page.evaluate('window.attacked')).toBeUndefined();
    expect(dialogs).toEqual([]);
  });

  it.each(TYPES)('is shown as the text it is, in an entry among the %s and in their list', async (type) => {
    const { page, visit } = visited;
    for (const locale of LOCALE_CODES) {
      const list = type !== 'countries' ? [`/${locale}/${type}/?q=${encodeURIComponent(HOSTILE)}`] : [];
      for (const address of [`/${locale}/${type}/hostile/`, ...list]) {
        await visit(address);
        expect(await page.evaluate('window.attacked')).toBeUndefined();
        expect(await page.locator('main').innerText()).toContain(HOSTILE);
      }
    }
    await visit(`/en/${type}/hostile/`);
    expect(await page.locator('h1').innerText()).toBe(HOSTILE_NAME);
    expect(await page.locator('.figure img').getAttribute('alt')).toBe(HOSTILE);
    expect(await page.locator('.figure figcaption').innerText()).toContain(HOSTILE);
    await page.getByText('a hostile link').first().click();
    expect(await made().count()).toBe(0);
    expect(readBuilt(`en/${type}/hostile/index.html`)).not.toContain('javascript:');
  });

  it('is shown as the text it is in the figures of a region, and in the name of a file', async () => {
    const { page, visit } = visited;
    await visit('/en/regions/hostile/');
    expect(await page.locator('ul.figures').innerText()).toContain(HOSTILE);
    await visit('/en/resources/hostile/');
    expect(await page.locator('.file-list').innerText()).toContain(HOSTILE_FILE);
    // The other has an address that nobody may follow.
    expect(await page.locator('.file-list a').count()).toBe(1);
  });

  it('is shown as the text it is where the network speaks of itself, on its home page and around every other', async () => {
    const { page, visit } = visited;
    await visit('/en/');
    expect(await page.locator('h1').innerText()).toBe(HOSTILE);
    expect(await page.locator('.about').innerText()).toContain(`</code>${HOSTILE}`);
    await page.getByText('a hostile link').first().click();
    for (const address of ['/en/', '/en/cities/', '/en/cities/durres/']) {
      await visit(address);
      expect(await page.locator('.masthead .brand').innerText()).toBe(HOSTILE_NAME);
      const around = await page.locator('.colophon').innerText();
      expect(around.split(HOSTILE)).toHaveLength(4);
      expect(await made().count()).toBe(address === '/en/cities/' ? 1 : 0);
    }
    expect(readBuilt('en/index.html')).not.toContain('javascript:');
  });
});

it('names every page in its site map, in the languages that the page itself names', () => {
  const siteMap = readBuilt('sitemap.xml');
  const linksIn = (text: string) => [...text.matchAll(/hreflang="[^"]+" href="[^"]+"/g)].map(([link]) => link);
  const mapped = [...siteMap.matchAll(/<url><loc>(.*?)<\/loc>(.*?)<\/url>/g)].map(([, address, links = '']) => ({
    address,
    links: linksIn(links),
  }));
  const found = listPages().map((file) => {
    const [head = ''] = readBuilt(file).split('<body>');
    return { address: readHead(head).canonical, links: linksIn(head) };
  });
  const inOrder = (entries: typeof found) => entries.toSorted((one, other) => (one.address! < other.address! ? -1 : 1));
  expect(inOrder(mapped)).toEqual(inOrder(found));
  const robots = readBuilt('robots.txt');
  expect(robots).toContain('Sitemap: http://localhost:4321/sitemap.xml');
});

it('has the files that readers can open with it, and none for members', async () => {
  const { page, site, url, visit } = visited;
  await visit(`/en/resources/${REPORT.slug}/`);
  const address = await page.locator('.file-list a').getAttribute('href');
  expect(address).toMatch(/^\/uploads\/\w+\.pdf$/);
  const file = await fetch(url + address);
  expect(file.headers.get('Content-Type')).toBe('application/pdf');
  expect(Buffer.from(await file.arrayBuffer())).toEqual(REPORT.content);
  const html = readBuilt(`en/resources/${REPORT.slug}/index.html`);
  expect(html).toContain(`"contentUrl":"http://localhost:4321${address}"`);
  // Where the hub was while the site was built.
  expect(html).not.toContain('http://127.0.0.1');

  const uploads = path.join(site.folder, 'uploads');
  const contents = readdirSync(uploads).map((name) => readFileSync(path.join(uploads, name)));
  expect(contents.some((content) => content.equals(REPORT.content))).toBe(true);
  expect(contents.some((content) => content.equals(MEMBERS_CONTENT))).toBe(false);
});

it(
  'is built again from what has changed, and stays as it is where the hub is down',
  async () => {
    const { site, publish } = visited;
    await publish('api::topic.topic', 'en', { name: 'Something new', slug: 'something-new' });
    const first = hashesOf(site.folder);
    const changed = await site.build();
    const [, requests, unchanged] = /asked (\d+) times; (\d+) answers/.exec(changed.output) ?? [];
    // The new entry, and the list it is in, in each language.
    expect(Number(requests) - Number(unchanged)).toBe(2 * LOCALE_CODES.length);

    const before = hashesOf(site.folder);
    expect(before).not.toEqual(first);
    const downHub = `http://localhost:${await findFreePort()}`;
    const failed = await site.build(downHub);
    expect(failed.exitCode).toBe(1);
    expect(failed.output).toMatch(new RegExp(`GET ${downHub}/api/\\S+ cannot be reached: connect ECONNREFUSED`));
    expect(hashesOf(site.folder)).toEqual(before);
  },
  START_TIMEOUT_MS
);

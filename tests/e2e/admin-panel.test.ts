import { readFileSync } from 'node:fs';
import path from 'node:path';

import { Client } from 'pg';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { request } from 'undici';

import { LOCALES } from '../../src/locales';
import { CONTENT_TYPE_VIEWS } from '../../src/panel/content-type-views';
import { ADMINISTRATOR } from '../support/administrator';

import { runAxe } from './support/accessibility';
import { launchBrowser } from './support/browser';
import { registerFirstAdministrator, signIn, type AdminApi } from './support/people';
import { whenSaved } from './support/saving';
import { serveHub, type ServedHub } from './support/served-hub';
import { openWindow } from './support/window';

const WIDGET = 'plugin::overview.content';
const ROOT = path.resolve(__dirname, '../..');
const SCREENSHOT = path.join(ROOT, 'docs/images/admin-panel.png');
/** Longer than all other answers that the panel waits for. */
const SLOW_ANSWER_MS = 2_000;
/** The first test of a run seeds the hub. */
const START_TIMEOUT_MS = 300_000;

const CONTENT_TYPES = ['network', 'region', 'country', 'city', 'topic', 'event', 'grant', 'partner', 'resource'].map(
  (name) => {
    const file = path.join(ROOT, `src/api/${name}/content-types/${name}/schema.json`);
    const schema = JSON.parse(readFileSync(file, 'utf8')) as { collectionName: string; info: { displayName: string } };
    return { tableName: schema.collectionName, displayName: schema.info.displayName };
  }
);

let hub: ServedHub;
let database: Client;
let callAdminApi: AdminApi;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** What the panel asked for that the hub itself does not serve. */
const outsideRequests: string[] = [];

beforeAll(async () => {
  hub = await serveHub('seeded');
  database = new Client({ connectionString: hub.databaseUrl });
  await database.connect();
  callAdminApi = await registerFirstAdministrator(hub);
  browser = await launchBrowser();
  context = await openWindow(browser, 900);
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== hub.url) outsideRequests.push(request.url());
  });
  await signIn({ context, hub, person: ADMINISTRATOR });
}, START_TIMEOUT_MS);

afterAll(async () => {
  await browser?.close();
  await database?.end();
  await hub?.stop();
});

beforeEach(async () => {
  page = await context.newPage();
});
afterEach(async () => {
  await page.close();
  // Telemetry, promotions, fonts: nothing of what these tests open may come from elsewhere.
  expect(outsideRequests).toEqual([]);
});

const openPanel = (address: string) => page.goto(`${hub.url}/admin${address}`);

async function openCity(name: string): Promise<void> {
  await openPanel('/content-manager/collection-types/api::city.city');
  await page.getByRole('link', { name }).click();
}

describe('the first administrator', () => {
  it('finds every content type in the content manager', async () => {
    await openPanel('/content-manager');
    for (const { displayName } of CONTENT_TYPES) {
      await page.getByRole('link', { name: displayName, exact: true }).waitFor();
    }
  });

  it('is shown an entry, and no refusal, where the panel hears late what they may do', async () => {
    const init = page.waitForResponse(/\/content-manager\/init$/, { timeout: SLOW_ANSWER_MS }).catch(() => undefined);
    await page.route('**/admin/users/me/permissions', async (route) => {
      await init;
      await route.continue();
    });
    await openPanel('/content-manager/collection-types/api::region.region');
    await page.getByRole('link', { name: 'Western Balkans' }).waitFor();
  });

  it('can choose any of the eight languages for an entry', async () => {
    await openCity('Prizren');
    await page.getByRole('combobox', { name: 'Locales' }).click();
    await page.getByRole('option').first().waitFor();
    const options = await page.getByRole('option').allInnerTexts();
    for (const { name } of LOCALES) expect(options.join('\n')).toContain(name);
    expect(options).toHaveLength(LOCALES.length);
  });

  it('reads in a form what each field is called and what belongs in it', async () => {
    await openPanel('/content-manager/collection-types/api::event.event/create');
    await page.getByRole('heading', { name: 'Create an entry' }).waitFor();
    const { fields } = CONTENT_TYPE_VIEWS['api::event.event']!;
    for (const [name, { label, hint }] of Object.entries(fields)) {
      // Strapi adds an asterisk to what is required and a number to relations, and shows no hint over a component.
      await page
        .getByText(new RegExp(`^${label}\\s*(\\(\\d+\\)|\\*)?\\s*$`))
        .first()
        .waitFor();
      if (!['seo', 'cover'].includes(name)) await page.getByText(hint).first().waitFor();
    }
  });

  it('sees in a list the columns that tell entries apart', async () => {
    await openPanel('/content-manager/collection-types/api::city.city');
    for (const name of ['Name', 'Country', 'Membership', 'Member since']) {
      await page.locator('thead').getByText(name, { exact: true }).waitFor();
    }
  });
});

describe('the homepage', () => {
  const table = () => page.getByRole('table', { name: 'Published entries by content type and language' });

  beforeEach(async () => {
    await openPanel('/');
    await table().waitFor();
  });

  it('shows how many entries of each type are published in each language, and how many are missing from it', async () => {
    await openPanel('/content-manager/collection-types/api::topic.topic/create');
    await page.getByLabel('Name').fill('Media literacy');
    await whenSaved({ page, act: () => page.getByRole('button', { name: 'Save', exact: true }).click() });
    await openPanel('/');
    await table().waitFor();

    const shown = [];
    for (const row of await table().locator('tbody tr').all()) {
      shown.push(await row.locator('th, td').allTextContents());
    }
    const expected: string[][] = [];
    for (const { tableName, displayName } of CONTENT_TYPES) {
      const { rows } = await database.query<{ locale: string; published: number; entries: number }>(
        `SELECT locale, (count(published_at) FILTER (WHERE content_locale = locale))::int AS published,
           count(DISTINCT document_id)::int AS entries
         FROM ${tableName} GROUP BY locale`
      );
      const cells = LOCALES.map(({ code }) => {
        const { published = 0, entries = 0 } = rows.find(({ locale }) => locale === code) ?? {};
        const missing = entries - published;
        return missing > 0 ? `${published}+${missing} and ${missing} not published in this language` : `${published}`;
      });
      expected.push([displayName, ...cells]);
    }
    expect(shown).toEqual(expected);
    expect(shown.flat().join()).toContain('and 1 not published in this language');
  });

  it('leads from a content type to its list, by keyboard too', async () => {
    await table().getByRole('link', { name: 'Country' }).focus();
    await page.keyboard.press('Tab');
    expect(await table().locator('a:focus').innerText()).toBe('City');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'City' }).waitFor();
  });

  it('has no serious accessibility issue in the widget', async () => {
    // The frame around it, with the heading, is Strapi's.
    const { violations, passed } = await runAxe({ page, on: `[aria-labelledby="${WIDGET}"] main` });
    expect(passed).toEqual(expect.arrayContaining(['color-contrast', 'link-name']));
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  });

  it.each([
    ['sq', 'Çfarë përmban hub-i'],
    ['mk', 'Што содржи хабот'],
    ['sr', 'Шта хаб садржи'],
    ['bs', 'Šta hub sadrži'],
    ['hr', 'Što hub sadrži'],
  ])('speaks %s to an administrator who prefers it', async (preferedLanguage, title) => {
    await callAdminApi('PUT', '/admin/users/me', { preferedLanguage });
    try {
      await page.reload();
      await page.getByRole('heading', { name: title }).waitFor();
    } finally {
      await callAdminApi('PUT', '/admin/users/me', { preferedLanguage: null });
    }
  });

  it('is the picture of the README', async () => {
    if (process.env.UPDATE_SCREENSHOTS) await page.screenshot({ path: SCREENSHOT });
    expect(readFileSync(SCREENSHOT).byteLength).toBeLessThan(300_000);
  });
});

describe('the admin panel', () => {
  it('promotes nothing', async () => {
    await openCity('Prizren');
    await page.getByRole('button', { name: 'Publish' }).waitFor();
    await page.waitForLoadState('networkidle');
    const counts = {
      banner: await page.getByText('Introducing the new Media Library').count(),
      preview: await page.getByText('Set up preview').count(),
      marketplace: await page.getByRole('link', { name: 'Marketplace' }).count(),
    };
    expect(counts).toEqual({ banner: 0, preview: 0, marketplace: 0 });
  });

  it('comes compressed to browsers that take it so, and caches are told', async () => {
    const { body: shell } = await request(`${hub.url}/admin`);
    const [, program = ''] = /<script[^>]* src="([^"]+)"/.exec(await shell.text()) ?? [];
    const load = async (encoding: string) => {
      const { headers, body } = await request(`${hub.url}${program}`, { headers: { 'accept-encoding': encoding } });
      expect(String(headers.vary)).toContain('Accept-Encoding');
      return { encoding: headers['content-encoding'], bytes: (await body.arrayBuffer()).byteLength };
    };
    const [brotli, gzip, plain] = [await load('br'), await load('gzip'), await load('identity')];
    expect([brotli.encoding, gzip.encoding, plain.encoding]).toEqual(['br', 'gzip', undefined]);
    expect(brotli.bytes).toBeLessThan(gzip.bytes);
    expect(gzip.bytes).toBeLessThan(plain.bytes / 3);
  });

  it('asks nobody but the hub for anything', async () => {
    const pages = [
      '/content-manager/single-types/api::network.network',
      '/content-manager/collection-types/api::event.event/create',
      '/plugins/upload',
      '/settings/application-infos',
      '/settings/list-plugins',
      '/settings/internationalization',
      '/me',
    ];
    for (const address of pages) {
      await openPanel(address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
    }
    expect(outsideRequests).toEqual([]);
  });
});

describe('the page of the REST API', () => {
  // Whoever takes one section out of many takes the others: axe needs half a minute for the 10,000 elements of all.
  const leaveOneOfEachKind = `
    document.querySelectorAll('main > section:not([aria-labelledby="cities"], [aria-labelledby="members"], [aria-labelledby="headers"])')
      .forEach((section) => section.remove())`;

  it.each([
    { colorScheme: 'light', width: 1440 },
    { colorScheme: 'dark', width: 375 },
  ] as const)(
    'has no accessibility issue, and fits: $colorScheme, $width pixels wide',
    async ({ colorScheme, width }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${hub.url}/api/docs`);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      await page.evaluate(leaveOneOfEachKind);
      const { violations, passed } = await runAxe({ page });
      const rules = ['color-contrast', 'landmark-one-main', 'page-has-heading-one', 'link-name'];
      expect(passed).toEqual(expect.arrayContaining(rules));
      expect(violations).toEqual([]);
    }
  );
});

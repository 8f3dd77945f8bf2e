import { readFileSync } from 'node:fs';
import path from 'node:path';

import { Client } from 'pg';
import type { Browser, BrowserContext, Page } from 'playwright-core';

import { ADMINISTRATOR } from '../support/administrator';

import { runAxe } from './support/accessibility';
import { launchBrowser } from './support/browser';
import { invite, registerFirstAdministrator, signIn, type AdminApi } from './support/people';
import { whenPublished, whenSaved } from './support/saving';
import { serveHub, type ServedHub } from './support/served-hub';
import { openWindow } from './support/window';

const CITIES = '/content-manager/collection-types/api::city.city';
const SCREENSHOT = path.resolve(__dirname, '../../docs/images/languages-of-an-entry.png');
const START_TIMEOUT_MS = 300_000;

/** Of src/plugins/localization/server/engine/backfill.ts. */
const BACKFILL_LOCK = 'localization: backfill';

const TRANSLATOR = 'Translator (Macedonian)';
const REVIEWER = 'Reviewer (Macedonian)';
const EDITOR = 'Network editor';
const SUPER_ADMIN = 'Super Admin';

let hub: ServedHub;
let browser: Browser;
let api: AdminApi;
let documentId: string;
/** One per person, as if each had a computer. */
const contexts = new Map<string, BrowserContext>();
let page: Page;

beforeAll(async () => {
  hub = await serveHub('empty');
  api = await registerFirstAdministrator(hub);
  browser = await launchBrowser();
  for (const role of [TRANSLATOR, REVIEWER, EDITOR, SUPER_ADMIN]) {
    const context = await openWindow(browser, 1100);
    const person = role === SUPER_ADMIN ? ADMINISTRATOR : await invite({ api, roleName: role });
    await signIn({ context, hub, person });
    contexts.set(role, context);
  }
  documentId = await createCity('Gevgelija');
}, START_TIMEOUT_MS);

afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});
afterEach(() => page.close());

async function createCity(name: string): Promise<string> {
  const city = { name, slug: name.toLowerCase(), summary: 'A city on the river Vardar.', locale: 'en' };
  const { data } = await api<{ data: { documentId: string } }>('POST', CITIES, city);
  await api('POST', `${CITIES}/${data.documentId}/actions/publish`, { locale: 'en' });
  return data.documentId;
}

const openPanel = async (role: string, address: string) => {
  page = await (contexts.get(role) as BrowserContext).newPage();
  await page.goto(`${hub.url}/admin${address}`);
};

/** Opens the city in a language as somebody with a role. */
async function openCity(role: string, locale: string): Promise<void> {
  await openPanel(role, `${CITIES}/${documentId}?plugins[i18n][locale]=${locale}`);
  await languages().waitFor();
}

const languages = () => page.getByRole('region', { name: 'Languages of this entry' });
const says = (text: string) => languages().getByText(text).waitFor();
const button = (name: string) => languages().getByRole('button', { name, exact: true });
const nameField = () => page.locator('input[name="name"]');
/** The line of a language in the list of all, or of a text in that of those still to do. */
const lineOf = (name: string) => languages().getByRole('listitem').filter({ hasText: name });

const save = () => whenSaved({ page, act: () => page.getByRole('button', { name: 'Save', exact: true }).click() });

const publish = () =>
  whenPublished({ page, act: () => page.getByRole('button', { name: 'Publish', exact: true }).click() });

async function readCity(locale: string): Promise<number> {
  return (await fetch(`${hub.url}/api/cities/${documentId}?locale=${locale}`)).status;
}

/** These tests are one story, told by three people: each goes on where the one before ended. */
describe('an entry on its way through the languages', () => {
  it('is derived from English until a translator changes a text', async () => {
    await openCity(TRANSLATOR, 'mk');
    await says('Derived from English');
    expect(await lineOf('Македонски').innerText()).toContain('Not translated');
    expect(await button('Withhold from readers').count()).toBe(0);

    await nameField().fill('Гевгелија');
    await says('Save your changes first.');
    expect(await button('Start translating').isDisabled()).toBe(true);
    await save();
    await says('1 text is left to translate.');
    expect(await lineOf('Македонски').innerText()).toContain('In progress');
    await button('Send for review').click();
    await says('It waits for somebody who reads it through.');
  });

  it('is marked as translated and published by a reviewer', async () => {
    await openCity(REVIEWER, 'mk');
    await button('Mark as translated').click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('1 text is not translated. From now on every text shown counts as right').waitFor();
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('Marked as translated').waitFor();
    await says('All its text is in Македонски.');
    await publish();
    expect(await lineOf('Македонски').innerText()).toContain('Translated');
  });

  it('says that its source has changes, until an editor has published them', async () => {
    await openCity(EDITOR, 'en');
    await says('The entry was written in this language; all others follow it.');
    await nameField().fill('Gevgelija by the Vardar');
    await save();
    await says('The source has changes that are not published yet.');
    await publish();
    await languages().getByText('not published yet').waitFor({ state: 'detached' });
    expect(await lineOf('Македонски').innerText()).toContain('Out of date');
  });

  it('says which fields are out of date, without a serious accessibility issue', async () => {
    await openCity(EDITOR, 'mk');
    await says('Still to do');
    expect(await lineOf('Name').innerText()).toContain('Out of date');
    if (process.env.UPDATE_SCREENSHOTS) await page.screenshot({ path: SCREENSHOT });
    expect(readFileSync(SCREENSHOT).byteLength).toBeLessThan(300_000);

    const { violations, passed } = await runAxe({ page, on: 'section[aria-label="Languages of this entry"]' });
    expect(passed).toEqual(expect.arrayContaining(['color-contrast', 'link-name', 'button-name']));
    expect(violations).toEqual([]);
  });

  it('is marked as still correct with the keyboard, which goes on from there', async () => {
    await openCity(REVIEWER, 'mk');
    await page.getByRole('button', { name: 'Still correct Name', exact: true }).press('Enter');
    await page.getByText('Marked as still correct').waitFor();
    await languages().getByText('Still to do').waitFor({ state: 'detached' });
    await says('All its text is in Македонски.');
    expect(await nameField().evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
  });

  it('is withheld from readers only after a warning, and given back', async () => {
    await openCity(REVIEWER, 'mk');
    expect(await readCity('mk')).toBe(200);
    await button('Withhold from readers').click();
    const dialog = page.getByRole('alertdialog', { name: 'Withhold from readers' });
    await dialog.getByText('Readers no longer get this entry in Македонски.').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await readCity('mk')).toBe(200);

    await button('Withhold from readers').click();
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await says('Readers do not get this entry in Македонски.');
    expect(await readCity('mk')).toBe(404);

    await button('Give to readers again').click();
    await says('All its text is in Македонски.');
    expect(await readCity('mk')).toBe(200);
  });

  it('has another language for its source once an editor says so', async () => {
    await openCity(EDITOR, 'mk');
    await button('Make this the source').click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('This is the source now').waitFor();
    await says('The entry was written in this language; all others follow it.');
    expect(await lineOf('Македонски').innerText()).toContain('Source');
  });
});

describe('the languages of an entry', () => {
  beforeAll(async () => {
    documentId = await createCity('Negotino');
  });

  it('lead to the source and to each other, by keyboard too', async () => {
    await openCity(TRANSLATOR, 'mk');
    await languages().getByRole('link', { name: 'Open the source (English)' }).focus();
    await page.keyboard.press('Enter');
    await says('The entry was written in this language; all others follow it.');
    expect(await page.getByRole('combobox', { name: 'Locales' }).innerText()).toBe('English');
    await languages().getByRole('link', { name: 'Shqip' }).click();
    await says('Derived from English');
    expect(await page.getByRole('combobox', { name: 'Locales' }).innerText()).toBe('Shqip');
  });

  it('are read anew by who would mark as translated what has changed meanwhile', async () => {
    const write = (name: string) => api('PUT', `${CITIES}/${documentId}?locale=mk`, { name });
    const markAsTranslated = async () => {
      await button('Mark as translated').click();
      const dialog = page.getByRole('alertdialog');
      await dialog.getByText('1 text is not translated.').waitFor();
      await dialog.getByRole('button', { name: 'Confirm' }).click();
    };
    await write('Неготино');
    await openCity(REVIEWER, 'mk');
    await page.locator('input[name="name"][value="Неготино"]').waitFor();
    await write('Неготино на Вардар');
    await markAsTranslated();
    await page.getByText('This version or its source has changed since you read it').first().waitFor();
    await page.locator('input[name="name"][value="Неготино на Вардар"]').waitFor();
    await markAsTranslated();
    await page.getByText('Marked as translated').waitFor();
    await says('All its text is in Македонски.');
  });

  it('say in words why something cannot be done', async () => {
    await openCity(EDITOR, 'mk');
    await button('Withhold from readers').waitFor();
    // Somebody else was faster.
    await api('POST', `/localization/entries/api::city.city/${documentId}/mk/withhold`);
    await button('Withhold from readers').click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('alert').or(page.getByRole('status')).getByText('withhold').waitFor();
    await api('POST', `/localization/entries/api::city.city/${documentId}/mk/resume`);
  });

  it('are not shown of an entry that is not saved yet', async () => {
    await openPanel(EDITOR, `${CITIES}/create?plugins[i18n][locale]=en`);
    await page.getByRole('heading', { name: 'Create an entry' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await languages().count()).toBe(0);
  });

  it('are told in a column of the list, asked for once for the whole page', async () => {
    const requests: string[] = [];
    const context = contexts.get(EDITOR) as BrowserContext;
    const listen = (request: { url(): string }) => requests.push(request.url());
    context.on('request', listen);
    await openPanel(EDITOR, `${CITIES}?plugins[i18n][locale]=sq`);
    const row = page.getByRole('row').filter({ hasText: 'Negotino' });
    await row.getByText('Not translated').waitFor();
    await row.getByText('in English').waitFor();
    await page.locator('thead').getByText('Translation', { exact: true }).waitFor();
    expect(await page.locator('thead').getByText('Available in').count()).toBe(0);
    context.off('request', listen);
    expect(requests.filter((url) => url.includes('/localization/statuses/'))).toHaveLength(1);
  });

  it('are told of a single type as well, anew when it is saved', async () => {
    const network = '/content-manager/single-types/api::network.network';
    await api('PUT', network, { name: 'The network', locale: 'en' });
    await openPanel(TRANSLATOR, `${network}?plugins[i18n][locale]=mk`);
    await says('Derived from English');
    await nameField().fill('Мрежата');
    await save();
    await says('Nothing is left to translate.');
  });

  it.each([
    ['sq', 'Gjuhët e kësaj hyrjeje'],
    ['mk', 'Јазици на овој запис'],
    ['sr', 'Језици овог уноса'],
    ['bs', 'Jezici ovog unosa'],
    ['hr', 'Jezici ovog unosa'],
  ])('are told in %s to an administrator who prefers it', async (preferedLanguage, title) => {
    await api('PUT', '/admin/users/me', { preferedLanguage });
    try {
      await openPanel(SUPER_ADMIN, `${CITIES}/${documentId}?plugins[i18n][locale]=mk`);
      await page.getByRole('region', { name: title }).waitFor();
    } finally {
      await api('PUT', '/admin/users/me', { preferedLanguage: null });
    }
  });
});

describe('a hub that gives a new language its versions', () => {
  let database: Client;

  beforeAll(() => {
    database = new Client({ connectionString: hub.databaseUrl });
    return database.connect();
  });
  afterAll(() => database.end());

  it('says how far it is, while it is', async () => {
    await hub.restart(async () => {
      await database.query(`DELETE FROM localization_versions WHERE locale = 'cnr'`);
      // The back-fill waits for its turn for as long as we have it.
      await database.query('SELECT pg_advisory_lock(hashtext($1))', [BACKFILL_LOCK]);
    });
    await openCity(TRANSLATOR, 'mk');
    await says('The hub is preparing a new language: 0 of 3 entries.');
    await database.query('SELECT pg_advisory_unlock(hashtext($1))', [BACKFILL_LOCK]);
    await languages().getByText('The hub is preparing').waitFor({ state: 'detached' });
  });
});

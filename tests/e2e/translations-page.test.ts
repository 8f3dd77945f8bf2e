import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';

import { ADMINISTRATOR } from '../support/administrator';

import { launchBrowser } from './support/browser';
import { invite, registerFirstAdministrator, signIn, type AdminApi } from './support/people';
import { serveHub, type ServedHub } from './support/served-hub';

const CITIES = '/content-manager/collection-types/api::city.city';
const PAGE = '/plugins/translations';
const SCREENSHOT = path.resolve(__dirname, '../../docs/images/translations.png');
const START_TIMEOUT_MS = 300_000;

const TRANSLATOR = 'Translator (Macedonian)';

let hub: ServedHub;
let browser: Browser;
let context: BrowserContext;
let api: AdminApi;
let page: Page;
let city: string;
/** What was downloaded last. */
let exported: string;

beforeAll(async () => {
  hub = await serveHub('empty');
  api = await registerFirstAdministrator(hub);
  browser = await launchBrowser();
  context = await browser.newContext({
    viewport: { width: 1440, height: 1450 },
    locale: 'en-GB',
    acceptDownloads: true,
  });
  await signIn({ context, hub, person: await invite({ api, roleName: TRANSLATOR }) });

  const entry = { name: 'Gevgelija', slug: 'gevgelija', summary: 'A city on the river Vardar.', locale: 'en' };
  const { data } = await api<{ data: { documentId: string } }>('POST', CITIES, entry);
  city = data.documentId;
  await api('POST', `${CITIES}/${city}/actions/publish`, { locale: 'en' });
  await api('PUT', `${CITIES}/${city}?locale=mk`, { name: 'Гевгелиа', locale: 'mk' });
}, START_TIMEOUT_MS);

afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});
beforeEach(async () => {
  page = await context.newPage();
  await page.goto(`${hub.url}/admin${PAGE}`);
  await page.getByRole('heading', { name: 'Translations', exact: true }).waitFor();
});
afterEach(() => page.close());

const card = (name: string | RegExp) => page.getByRole('region', { name });
const exporting = () => card('Export');
const importing = () => card('Import');
const report = () => card(/\.xlf/);
/** A row of the table of languages. */
const row = (language: string) => page.getByRole('row').filter({ hasText: language });
/** How many texts of a file have a verdict. */
const count = (verdict: string) =>
  report().locator('dl > div').filter({ hasText: verdict }).locator('dd').first().innerText();
const focusedText = () => page.evaluate<string>('document.activeElement.textContent');

async function download(): Promise<string> {
  const downloading = page.waitForEvent('download');
  await exporting().getByRole('button', { name: 'Download' }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe('mk.xlf');
  await exporting().getByText('mk.xlf has been downloaded.').waitFor();
  return readFile(await file.path(), 'utf8');
}

const choose = (content: string) =>
  page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'back.xlf', mimeType: 'application/xliff+xml', buffer: Buffer.from(content) });

async function nameIn(locale: string): Promise<string> {
  const { data } = await api<{ data: { name: string } }>('GET', `${CITIES}/${city}?locale=${locale}`);
  return data.name;
}

const translated = (file: string, was: string, is: string) => {
  expect(file).toContain(`>${was}</target>`);
  return file.replace(`>${was}</target>`, `>${is}</target>`);
};

async function expectAccessible(): Promise<void> {
  // Under the pointer, the design system's own buttons are paler than axe takes.
  await page.getByRole('heading', { name: 'Translations', exact: true }).hover();
  await page.addScriptTag({ content: readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8') });
  const { violations, passes } = await page.evaluate<AxeResults>(`axe.run('main')`);
  expect(passes.map(({ id }) => id)).toEqual(expect.arrayContaining(['color-contrast', 'button-name']));
  const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }));
  expect(found).toEqual([]);
}

/** These tests are one story: each goes on where the one before ended. */
describe('a translator', () => {
  it('finds the page in the menu, and on it how far each language is', async () => {
    await page.goto(`${hub.url}/admin`);
    await page.getByRole('link', { name: 'Translations' }).click();
    await row('Македонски').getByText('0 % · 0 of 1').waitFor();
    await row('Shqip').getByText('0 % · 0 of 1').waitFor();
    await row('English').getByText('nothing to translate').waitFor();
    expect(await row('Македонски').locator('[lang="mk"]').count()).toBe(1);
    await expectAccessible();
  });

  it('is led by a number to the export of what it stands for', async () => {
    await row('Shqip').getByRole('button', { name: 'Not started, Shqip' }).click();
    expect(await focusedText()).toBe('Export');
    expect(await exporting().getByRole('combobox', { name: 'Into' }).innerText()).toBe('Shqip');
    expect(await exporting().getByRole('combobox', { name: 'State' }).innerText()).toContain('Not started');
  });

  it('exports their own language', async () => {
    expect(await exporting().getByRole('combobox', { name: 'Into' }).innerText()).toBe('Македонски');
    expect(await download()).not.toContain('Гевгелиа');
    await exporting().getByRole('checkbox', { name: 'Only texts to translate or out of date' }).click();
    exported = await download();
    expect(exported).toContain('Гевгелиа');
  });

  it('is told in words that there is nothing to export, and at its field what the hub cannot do', async () => {
    await exporting().getByRole('combobox', { name: 'State' }).click();
    await page.getByRole('option', { name: 'Withheld' }).click();
    await page.keyboard.press('Escape');
    await exporting().getByRole('button', { name: 'Download' }).click();
    await exporting().getByRole('status').getByText('There is nothing to export').waitFor();

    await page.route('**/translations/exports/**', (route) =>
      route.continue({ url: route.request().url().replace('states=withheld', 'states=done') })
    );
    await exporting().getByRole('button', { name: 'Download' }).click();
    await exporting().getByRole('alert').getByText('must be one of derived').waitFor();
  });

  it('sees what a file would change before anything is written', async () => {
    await choose(translated(exported, 'Гевгелиа', 'Гевгелија'));
    await report().getByText('What back.xlf would change').waitFor();
    expect(await focusedText()).toBe('What back.xlf would change');
    expect(await count('Changed')).toBe('1');
    expect(await count('Refused')).toBe('0');
    expect(await nameIn('mk')).toBe('Гевгелиа');
    await expectAccessible();
  });

  it('takes a file over', async () => {
    await choose(translated(exported, 'Гевгелиа', 'Гевгелија'));
    await report().getByRole('button', { name: 'Take over', exact: true }).click();
    await report().getByText('1 text has been written as a draft.').waitFor();
    expect(await focusedText()).toBe('back.xlf has been taken over');
    expect(await nameIn('mk')).toBe('Гевгелија');
    expect(await report().getByRole('button').count()).toBe(0);

    await importing().getByRole('button', { name: 'Check again' }).click();
    await report().getByText('There is nothing to take over: the hub has all of it.').waitFor();
  });

  it('sees what is refused and why, and takes over the rest', async () => {
    exported = await download().then(async () => {
      await exporting().getByRole('checkbox', { name: 'Only texts to translate or out of date' }).click();
      return download();
    });
    await api('PUT', `${CITIES}/${city}?locale=en`, { summary: 'A city by the river Vardar.', locale: 'en' });
    const summary = /(<trans-unit[^>]*id="summary".*?<\/source>\s*)(?:<target[^>]*?\/>|<target.*?<\/target>)?/s;
    expect(exported).toMatch(summary);
    const file = translated(exported, 'Гевгелија', 'Гевгелија на Вардар');
    await choose(file.replace(summary, '$1<target state="translated">Град на Вардар.</target>'));
    await report().getByText('Correct what is refused').waitFor();
    expect(await count('Refused')).toBe('1');
    const refused = report().getByRole('row').filter({ hasText: 'summary' });
    await refused.getByText('The source has changed since the export').waitFor();
    const link = refused.getByRole('link', { name: 'Gevgelija' });
    expect(decodeURIComponent((await link.getAttribute('href')) as string)).toContain(
      `${CITIES}/${city}?plugins[i18n][locale]=mk`
    );
    if (process.env.UPDATE_SCREENSHOTS) await page.screenshot({ path: SCREENSHOT });
    expect(readFileSync(SCREENSHOT).byteLength).toBeLessThan(300_000);
    await expectAccessible();

    await report().getByRole('button', { name: 'Take over the rest' }).click();
    await report().getByText('1 text has been written as a draft.').waitFor();
    expect(await nameIn('mk')).toBe('Гевгелија на Вардар');
  });

  it('is told in words why a file cannot be read, and can try it again', async () => {
    await choose('name,target\n');
    await importing()
      .getByRole('alert')
      .getByText(/^line \d: The file is no well-formed XML/)
      .waitFor();
    await page.route('**/translations/imports**', (route) => route.abort());
    await importing().getByRole('button', { name: 'Check again' }).click();
    await importing().getByRole('alert').getByText('The file could not be sent.').waitFor();
    await page.unroute('**/translations/imports**');
    await importing().getByRole('button', { name: 'Check again' }).click();
    await importing()
      .getByRole('alert')
      .getByText(/^line \d: The file is no well-formed XML/)
      .waitFor();
    expect(await importing().getByText('back.xlf').count()).toBe(1);
  });

  it('drops a file on the page', async () => {
    const data = await page.evaluateHandle(
      `(() => {
        const data = new DataTransfer();
        data.items.add(new File([${JSON.stringify(exported)}], 'dropped.xlf'));
        return data;
      })()`
    );
    await importing().getByText('Drop an XLIFF file here, or').dispatchEvent('drop', { dataTransfer: data });
    await report().getByText('What dropped.xlf would change').waitFor();
  });
});

describe('the page', () => {
  let administrator: BrowserContext;

  beforeAll(async () => {
    administrator = await browser.newContext({ viewport: { width: 1440, height: 1100 }, locale: 'en-GB' });
    await signIn({ context: administrator, hub, person: ADMINISTRATOR });
  });

  it.each([
    ['sq', 'Përkthimet'],
    ['mk', 'Преводи'],
    ['sr', 'Преводи'],
    ['bs', 'Prijevodi'],
    ['hr', 'Prijevodi'],
  ])('is there in %s for an administrator who prefers it', async (preferedLanguage, title) => {
    await api('PUT', '/admin/users/me', { preferedLanguage });
    const own = await administrator.newPage();
    await own.goto(`${hub.url}/admin${PAGE}`);
    await own.getByRole('heading', { name: title, exact: true }).waitFor();
    await own.close();
  });
});

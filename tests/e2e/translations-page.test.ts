import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

import { ADMINISTRATOR } from '../support/administrator';

import { launchBrowser } from './support/browser';
import { invite, registerFirstAdministrator, signIn, type AdminApi } from './support/people';
import { whenSaved } from './support/saving';
import { serveHub, type ServedHub } from './support/served-hub';

const CITIES = '/content-manager/collection-types/api::city.city';
const BOARD = '/plugins/translations';
const FILES = `${BOARD}/files`;
const picture = (name: string) => path.resolve(__dirname, `../../docs/images/${name}.png`);
const START_TIMEOUT_MS = 300_000;

const TRANSLATOR = 'Translator (Macedonian)';
const REVIEWER = 'Reviewer (Macedonian)';

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

  city = await publish('Gevgelija', 'A city on the river Vardar.');
  await write(city, 'mk', { name: 'Гевгелиа' });
}, START_TIMEOUT_MS);

afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});
afterEach(() => page.close());

/** A city in English, as readers get it. */
async function publish(name: string, summary: string): Promise<string> {
  const entry = { name, slug: name.toLowerCase(), summary, locale: 'en' };
  const { data } = await api<{ data: { documentId: string } }>('POST', CITIES, entry);
  await api('POST', `${CITIES}/${data.documentId}/actions/publish`, { locale: 'en' });
  return data.documentId;
}

const write = (documentId: string, locale: string, texts: object) =>
  api('PUT', `${CITIES}/${documentId}?locale=${locale}`, { ...texts, locale });

async function open(address: string, who = context): Promise<void> {
  page = await who.newPage();
  await page.goto(`${hub.url}/admin${address}`);
  await page.getByRole('heading', { name: 'Translations', exact: true }).waitFor();
}

const card = (name: string | RegExp) => page.getByRole('region', { name });
const exporting = () => card('Export');
const importing = () => card('Import');
const report = () => card(/\.xlf/);
/** A row of the table of languages. */
const row = (language: string) => card('How far each language is').getByRole('row').filter({ hasText: language });
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

/** For the README and the documents. */
async function takePicture(name: string): Promise<void> {
  if (process.env.UPDATE_SCREENSHOTS) await page.screenshot({ path: picture(name) });
  expect(readFileSync(picture(name)).byteLength).toBeLessThan(300_000);
}

/** These tests are one story: each goes on where the one before ended. */
describe('a translator', () => {
  beforeEach(() => open(FILES));

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
    await write(city, 'en', { summary: 'A city by the river Vardar.' });
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
    await takePicture('translations');
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

/** One story too, on other entries. */
describe('the board', () => {
  let reviewer: BrowserContext;
  let strumica: string;
  let kavadarci: string;

  beforeAll(async () => {
    reviewer = await browser.newContext({ viewport: { width: 1440, height: 1250 }, locale: 'en-GB' });
    await signIn({ context: reviewer, hub, person: await invite({ api, roleName: REVIEWER }) });

    strumica = await publish('Strumica', 'Strumica holds a carnival each winter.');
    await write(strumica, 'mk', { name: 'Струмица', summary: 'Струмица секоја зима има карневал.' });
    await write(strumica, 'sq', { name: 'Strumica', summary: 'Strumica mban karnaval çdo dimër.' });
    await write(strumica, 'en', { summary: 'Strumica holds a carnival each spring.' });
    await api('POST', `${CITIES}/${strumica}/actions/publish`, { locale: 'en' });
    kavadarci = await publish('Kavadarci', 'Kavadarci lies among vineyards.');
    await write(kavadarci, 'mk', { name: 'Кавадарци' });
    await write(kavadarci, 'sq', { name: 'Kavadari', summary: 'Kavadari shtrihet mes vreshtave.' });
    await write(kavadarci, 'hr', { name: 'Kavadarci', summary: 'Kavadarci leže među vinogradima.' });
    await publish('Negotino', 'Negotino lies on the Vardar.');
  });

  const board = () => card('What there is to do');
  const entry = (name: string) =>
    board()
      .getByRole('row')
      .filter({ has: page.getByText(name, { exact: true }) });
  const choose = (name: string) => board().getByRole('checkbox', { name: `Choose ${name}`, exact: true });
  const actions = () => board().getByRole('group', { name: 'With what is chosen' });
  const dialog = () => page.getByRole('dialog');
  /** What came of an action, where the keyboard goes on. */
  const outcome = () => board().locator('[role="status"]:focus');
  const view = (name: string) =>
    page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name, exact: true });
  const pick = async (within: Locator, field: string, option: string) => {
    await within.getByRole('combobox', { name: field }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };

  it('shows a translator their own language, and what is out of date in it', async () => {
    page = await context.newPage();
    await page.goto(`${hub.url}/admin`);
    await page.getByRole('link', { name: 'Translations' }).click();
    await entry('Negotino').getByText('Not started').waitFor();
    await row('Македонски').getByText('0 % · 0 of 4').waitFor();
    expect(await row('Shqip').count()).toBe(0);
    expect(await row('Македонски').locator('[lang="mk"]').count()).toBe(1);

    await view('Out of date').click();
    await entry('Negotino').waitFor({ state: 'detached' });
    await entry('Strumica').getByText('1 out of date').waitFor();
    await entry('Strumica').getByText('In progress').waitFor();
    expect(await view('Out of date').getAttribute('aria-current')).toBe('true');
    expect(await view('To review').count()).toBe(0);
    await expectAccessible();
  });

  it('leads to the text, beside which stands what has changed since', async () => {
    await open(`${BOARD}?work=stale`);
    await entry('Strumica').getByRole('link', { name: 'Strumica' }).click();
    const source = page.getByRole('group', { name: 'Source: English Summary', exact: true });
    await source.locator('ins').getByText('spring').waitFor();
    await source.locator('del').getByText('winter').waitFor();
    await page.locator('textarea[name="summary"]').fill('Струмица секоја пролет има карневал.');
    await whenSaved({ page, act: () => page.keyboard.press('Control+Enter') });
    await source.locator('ins').waitFor({ state: 'detached' });
  });

  it('sends for review what a translator has done, who is not offered to publish', async () => {
    await open(BOARD);
    await choose('Strumica').click();
    await actions().getByText('1 entry chosen').waitFor();
    expect(
      await actions()
        .getByRole('button', { name: /publish|Assign/ })
        .count()
    ).toBe(0);
    await actions().getByRole('button', { name: 'Send for review' }).click();
    await outcome().getByText('1 entry is in review.').waitFor();
    await entry('Strumica').getByText('In review').waitFor();
  });

  it('lets a translator claim an entry, and names what is refused because somebody was faster', async () => {
    await open(BOARD);
    await choose('Kavadarci').click();
    await actions().getByRole('button', { name: 'Claim' }).click();
    await outcome().getByText('1 entry is yours now.').waitFor();
    await entry('Kavadarci').getByText(TRANSLATOR).waitFor();
    await api('POST', `/localization/entries/api::city.city/${kavadarci}/mk/send-for-review`, {});
    await actions().getByRole('button', { name: 'Send for review' }).click();
    await outcome().getByText('Nothing was changed:').waitFor();
    await outcome().getByText('Kavadarci: It is "in-review"').waitFor();
    await entry('Kavadarci').getByText('In review').waitFor();
  });

  it('gives many to a person, and a day they are due', async () => {
    await open(BOARD, reviewer);
    await board().getByRole('checkbox', { name: 'Choose all on this page' }).click();
    await actions().getByRole('button', { name: 'Assign 4 to…' }).click();
    await pick(dialog(), 'Assigned to', TRANSLATOR);
    await dialog().getByRole('button', { name: 'Assign' }).click();
    await outcome().getByText('4 entries are assigned.').waitFor();
    await entry('Kavadarci').getByText(TRANSLATOR).waitFor();

    await choose('Negotino').click();
    await actions().getByRole('button', { name: 'Due date of 3…' }).click();
    await dialog().getByLabel('Due').fill('2020-03-01');
    await dialog().getByRole('button', { name: 'Set the date' }).click();
    await outcome().getByText('The due date of 3 entries is set.').waitFor();
    await entry('Kavadarci')
      .getByText(/2020, overdue/)
      .waitFor();
    await view('Overdue').click();
    await entry('Negotino').waitFor({ state: 'detached' });
    await entry('Kavadarci').waitFor();
  });

  it('lets a reviewer approve and publish with the keyboard, after asking once more', async () => {
    await open(BOARD, reviewer);
    await view('To review').press('Enter');
    await entry('Gevgelija').waitFor({ state: 'detached' });
    await choose('Strumica').press('Space');
    const approve = actions().getByRole('button', { name: 'Approve and publish…' });
    await approve.press('Enter');
    await dialog().getByText('Readers get these texts as they stand in the draft').waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await focusedText()).toBe('Approve and publish…');
    await approve.press('Enter');
    await dialog().getByRole('button', { name: 'Approve and publish' }).press('Enter');
    await outcome().getByText('1 entry is approved and published.').waitFor();
    await entry('Strumica').waitFor({ state: 'detached' });

    const answer = await fetch(`${hub.url}/api/cities/${strumica}?locale=mk&fields=name,summary,contentLocale`);
    expect(await answer.json()).toMatchObject({
      data: { name: 'Струмица', summary: 'Струмица секоја пролет има карневал.', contentLocale: 'mk' },
    });
  });

  it('is narrowed by what one types and chooses, which Back undoes', async () => {
    await open(BOARD);
    await board().getByRole('searchbox', { name: 'Name' }).fill('струм');
    await entry('Kavadarci').waitFor({ state: 'detached' });
    await entry('Strumica').waitFor();
    await pick(board(), 'State', 'Withheld');
    await page.keyboard.press('Escape');
    await board().getByText('Nothing is found with these filters.').waitFor();
    await page.goBack();
    await entry('Strumica').waitFor();
    await page.goForward();
    await board().getByRole('link', { name: 'Clear the filters' }).click();
    await entry('Kavadarci').waitFor();
    expect(await board().getByRole('searchbox', { name: 'Name' }).inputValue()).toBe('');
  });

  it('keeps a view until the person deletes it', async () => {
    await open(`${BOARD}?states=in-review&sort=due`);
    const views = page.getByRole('navigation', { name: 'Views' });
    await views.getByRole('button', { name: 'Save this view' }).click();
    await dialog().getByLabel('Its name').fill('Waiting');
    await page.keyboard.press('Enter');
    await view('Waiting').waitFor();
    await view('Everything').click();
    await entry('Strumica').waitFor();
    await view('Waiting').click();
    await entry('Strumica').waitFor({ state: 'detached' });
    await entry('Kavadarci').waitFor();

    await views.getByRole('button', { name: 'Delete the view Waiting' }).click();
    await dialog().getByRole('button', { name: 'Delete' }).click();
    await page.locator('[aria-label="Views"]:focus').waitFor();
    await view('Waiting').waitFor({ state: 'detached' });
  });

  it('shows all languages beside each other, each a way to the entry in it', async () => {
    await open(BOARD, reviewer);
    await page.getByRole('link', { name: 'All languages' }).click();
    await row('Hrvatski').getByText('0 % · 0 of 4').waitFor();
    await row('English').getByText('nothing to translate').waitFor();
    const cell = board().getByRole('link', { name: /^Kavadarci, Македонски: In review/ });
    expect(await cell.innerText()).toContain('TM');
    expect(decodeURIComponent((await cell.getAttribute('href')) as string)).toContain(
      `${CITIES}/${kavadarci}?plugins[i18n][locale]=mk`
    );
    await expectAccessible();
    await takePicture('board');
  });

  it('is narrowed to what a number stands for, and takes it along to an export', async () => {
    await open(`${BOARD}?locale=*`);
    await row('Shqip').getByRole('link', { name: 'Not started, Shqip' }).click();
    await entry('Gevgelija').getByText('Not started').waitFor();
    expect(await focusedText()).toBe('What there is to do');
    await board().getByRole('link', { name: 'Export these' }).click();
    await exporting().waitFor();
    expect(await exporting().getByRole('combobox', { name: 'Into' }).innerText()).toBe('Shqip');
    expect(await exporting().getByRole('combobox', { name: 'State' }).innerText()).toContain('Not started');
    const pages = page.getByRole('navigation', { name: 'Translations' });
    expect(await pages.locator('[aria-current="page"]').innerText()).toBe('Files');
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
    await own.goto(`${hub.url}/admin${BOARD}`);
    await own.getByRole('heading', { name: title, exact: true }).waitFor();
    await own.close();
  });
});

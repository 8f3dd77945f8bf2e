import { readFile } from 'node:fs/promises';

import type { BrowserContext, Locator, Page } from 'playwright-core';

import { ADMINISTRATOR } from '../support/administrator';

import { leaveByEscape } from './support/escape';
import { whenSaved } from './support/saving';
import {
  BOARD,
  CITIES,
  openTranslationsDesk,
  REVIEWER,
  START_TIMEOUT_MS,
  TRANSLATOR,
  type TranslationsDesk,
} from './support/translations-desk';
import { cardOf, expectAccessible, exportOf, takePicture, whenFocused } from './support/translations-page';

let desk: TranslationsDesk;
let page: Page;

beforeAll(async () => {
  desk = await openTranslationsDesk();
}, START_TIMEOUT_MS);

afterAll(() => desk?.close());
afterEach(() => page?.close());

/** These tests are one story: each goes on where the one before ended. */
describe('the board', () => {
  let translator: BrowserContext;
  let reviewer: BrowserContext;
  let strumica: string;
  let kavadarci: string;

  beforeAll(async () => {
    const { publish, write } = desk;
    translator = await desk.invite({ roleName: TRANSLATOR, height: 1450 });
    reviewer = await desk.invite({ roleName: REVIEWER, height: 1250 });

    await write(await publish('Gevgelija', 'A city on the river Vardar.'), 'mk', { name: 'Гевгелија' });
    strumica = await publish('Strumica', 'Strumica holds a carnival each winter.');
    await write(strumica, 'mk', { name: 'Струмица', summary: 'Струмица секоја зима има карневал.' });
    await write(strumica, 'sq', { name: 'Strumica', summary: 'Strumica mban karnaval çdo dimër.' });
    await write(strumica, 'en', { summary: 'Strumica holds a carnival each spring.' });
    await desk.api('POST', `${CITIES}/${strumica}/actions/publish`, { locale: 'en' });
    kavadarci = await publish('Kavadarci', 'Kavadarci lies among vineyards.');
    await write(kavadarci, 'mk', { name: 'Кавадарци' });
    await write(kavadarci, 'sq', { name: 'Kavadari', summary: 'Kavadari shtrihet mes vreshtave.' });
    await write(kavadarci, 'hr', { name: 'Kavadarci', summary: 'Kavadarci leže među vinogradima.' });
    await publish('Negotino', 'Negotino lies on the Vardar.');
  });

  const open = async (address: string, who = translator) => {
    page = await desk.open({ address, who });
  };
  /** A row of the table of languages. */
  const row = (language: string) =>
    cardOf(page, 'How far each language is').getByRole('row').filter({ hasText: language });
  const board = () => cardOf(page, 'What there is to do');
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
    page = await translator.newPage();
    await page.goto(`${desk.hub.url}/admin`);
    await page.getByRole('link', { name: 'Translations' }).click();
    await entry('Negotino').getByText('Not started').waitFor();
    await row('Македонски').getByText('0% · 0 of 4').waitFor();
    expect(await row('Shqip').count()).toBe(0);
    expect(await row('Македонски').locator('[lang="mk"]').count()).toBe(1);

    await view('Out of date').click();
    await entry('Negotino').waitFor({ state: 'detached' });
    await entry('Strumica').getByText('1 out of date').waitFor();
    await entry('Strumica').getByText('In progress').waitFor();
    expect(await view('Out of date').getAttribute('aria-current')).toBe('true');
    expect(await view('To review').count()).toBe(0);
    await expectAccessible(page);
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
    await desk.api('POST', `/localization/entries/api::city.city/${kavadarci}/mk/send-for-review`, {});
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

  it('asks what is to be published with what is left in each entry, and leaves out what nobody has translated', async () => {
    await open(BOARD, reviewer);
    await board().getByRole('checkbox', { name: 'Choose all on this page' }).click();
    await actions().getByRole('button', { name: 'Approve and publish 3…' }).click();
    const asked = (name: string) => dialog().getByRole('listitem').filter({ hasText: name });
    await asked('Gevgelija').getByText('1 text is not translated').waitFor();
    expect(await asked('Strumica').innerText()).toBe('Strumica');
    expect(await asked('Negotino').count()).toBe(0);
    await leaveByEscape(dialog());
  });

  it('lets a reviewer approve and publish with the keyboard, after asking once more', async () => {
    await open(BOARD, reviewer);
    await view('To review').press('Enter');
    await entry('Gevgelija').waitFor({ state: 'detached' });
    await choose('Strumica').press('Space');
    const approve = actions().getByRole('button', { name: 'Approve and publish…' });
    await approve.press('Enter');
    await dialog().getByText('Readers get these texts as they stand in the draft').waitFor();
    await leaveByEscape(dialog());
    await whenFocused(page, 'Approve and publish…');
    await approve.press('Enter');
    await dialog().getByRole('button', { name: 'Approve and publish' }).press('Enter');
    await outcome().getByText('1 entry is approved and published.').waitFor();
    await entry('Strumica').waitFor({ state: 'detached' });

    const answer = await fetch(`${desk.hub.url}/api/cities/${strumica}?locale=mk&fields=name,summary,contentLocale`);
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
    await leaveByEscape(page.getByRole('listbox'));
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
    await row('Hrvatski').getByText('0% · 0 of 4').waitFor();
    await row('English').getByText('nothing to translate').waitFor();
    const cell = board().getByRole('link', { name: /^Kavadarci, Македонски: In review/ });
    expect(await cell.innerText()).toContain('TM');
    expect(decodeURIComponent((await cell.getAttribute('href')) as string)).toContain(
      `${CITIES}/${kavadarci}?plugins[i18n][locale]=mk`
    );
    await expectAccessible(page);
    await takePicture({ page, name: 'board' });
  });

  it('is narrowed to what a number stands for, and takes it along to an export', async () => {
    await open(`${BOARD}?locale=*`);
    await row('Shqip').getByRole('link', { name: 'Not started, Shqip' }).click();
    await entry('Gevgelija').getByText('Not started').waitFor();
    await whenFocused(page, 'What there is to do');
    await board().getByRole('link', { name: 'Export these' }).click();
    await exportOf(page).waitFor();
    expect(await exportOf(page).getByRole('combobox', { name: 'Into' }).innerText()).toBe('Shqip');
    expect(await exportOf(page).getByRole('combobox', { name: 'State' }).innerText()).toContain('Not started');
    const pages = page.getByRole('navigation', { name: 'Translations' });
    expect(await pages.locator('[aria-current="page"]').innerText()).toBe('Files');
  });

  it('exports what it shows, or what is ticked, and nothing else', async () => {
    const download = async () => {
      const downloading = page.waitForEvent('download');
      await exportOf(page).getByRole('button', { name: 'Download' }).click();
      return readFile(await (await downloading).path(), 'utf8');
    };
    const names = (file: string) =>
      [...new Set(file.match(/(?<=<source[^>]*>)(Gevgelija|Strumica|Kavadarci|Negotino)(?=<)/g))].sort();
    await open(`${BOARD}?assignee=me&_q=a`);
    await entry('Gevgelija').waitFor();
    await entry('Negotino').waitFor({ state: 'detached' });
    await board().getByRole('link', { name: 'Export these' }).click();
    const narrowed = () => exportOf(page).getByRole('group', { name: 'Only what was found on the board' });
    await narrowed().getByText('Assigned to: Me').waitFor();
    await narrowed().getByText('Name: a').waitFor();
    await expectAccessible(page);
    expect(names(await download())).toEqual(['Gevgelija', 'Kavadarci', 'Strumica']);

    await exportOf(page).getByLabel('Source changed since').fill('2999-12-31');
    await exportOf(page).getByRole('button', { name: 'Download' }).click();
    await exportOf(page).getByRole('status').getByText('There is nothing to export').waitFor();

    await open(BOARD);
    await choose('Negotino').click();
    await board().getByRole('link', { name: 'Export 1 entry' }).click();
    await narrowed().getByText('1 entry chosen').waitFor();
    expect(names(await download())).toEqual(['Negotino']);
    await narrowed().getByRole('button', { name: 'Clear the filters' }).click();
    await narrowed().waitFor({ state: 'detached' });
    expect(names(await download())).toEqual(['Gevgelija', 'Kavadarci', 'Negotino', 'Strumica']);
  });
});

describe('the page', () => {
  let administrator: BrowserContext;

  beforeAll(async () => {
    administrator = await desk.welcome({ person: ADMINISTRATOR, height: 1100 });
  });

  it.each([
    ['sq', 'Përkthimet'],
    ['mk', 'Преводи'],
    ['sr', 'Преводи'],
    ['bs', 'Prijevodi'],
    ['hr', 'Prijevodi'],
  ])('is there in %s for an administrator who prefers it', async (preferedLanguage, title) => {
    await desk.api('PUT', '/admin/users/me', { preferedLanguage });
    page = await administrator.newPage();
    await page.goto(`${desk.hub.url}/admin${BOARD}`);
    await page.getByRole('heading', { name: title, exact: true }).waitFor();
  });
});

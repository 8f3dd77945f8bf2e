import type { BrowserContext, Page } from 'playwright-core';

import { runAxe } from './support/accessibility';
import { teachTerm } from './support/city-to-translate';
import { openTranslationsDesk, START_TIMEOUT_MS, TRANSLATOR, type TranslationsDesk } from './support/translations-desk';

let desk: TranslationsDesk;
let page: Page;

beforeAll(async () => {
  desk = await openTranslationsDesk();
  await teachTerm(desk.api);
}, START_TIMEOUT_MS);
afterAll(() => desk?.close());
afterEach(() => page.close());

describe('in the glossary', () => {
  const row = (term: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: term }) });
  const openGlossary = async (who: BrowserContext) => {
    page = await who.newPage();
    await page.goto(`${desk.hub.url}/admin/plugins/translations/glossary`);
    await row('network').waitFor();
  };

  it('a translator sees what terms are called, and changes nothing', async () => {
    await openGlossary(await desk.invite({ roleName: TRANSLATOR, height: 1300 }));
    await row('network').getByText('мрежа', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: /Add a term|^Edit|^Delete/ }).count()).toBe(0);
  });

  it('an editor adds a term, corrects it, finds it and deletes it, with the keyboard', async () => {
    await openGlossary(await desk.invite({ roleName: 'Network editor', height: 1300 }));
    await page.getByRole('button', { name: 'Add a term' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add a term' });
    const macedonian = dialog.getByRole('group', { name: 'Македонски' });
    await dialog.getByRole('textbox', { name: 'Term', exact: true }).fill('member ci*ty');
    await macedonian.getByLabel('Translation').fill('град-член');
    await macedonian.getByLabel('Not to be written').fill('членка, членк*');
    await page.keyboard.press('Enter');
    await dialog.getByText('may have a * at the end of a word only').waitFor();
    expect((await runAxe({ page, on: '[role="dialog"]' })).violations).toEqual([]);
    await dialog.getByRole('textbox', { name: 'Term', exact: true }).fill('member city');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });

    await page.getByRole('searchbox', { name: 'Search the glossary' }).fill('ЧЛЕНК');
    await row('network').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Edit “member city”' }).press('Enter');
    const editing = page.getByRole('dialog', { name: 'Edit “member city”' });
    await editing.getByLabel('Note for translators').fill('It pays a fee.');
    await editing.getByRole('button', { name: 'Save' }).press('Enter');
    await row('member city').getByText('It pays a fee.').waitFor();

    await page.getByRole('button', { name: 'Delete “member city”' }).press('Enter');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).press('Enter');
    await page.getByText('The glossary has nothing like it.').waitFor();
    await page.getByRole('searchbox', { name: 'Search the glossary' }).fill('');
    await row('network').waitFor();
    expect((await runAxe({ page, on: 'main' })).violations).toEqual([]);
  });
});

import { readFile } from 'node:fs/promises';

import type { BrowserContext, Page } from 'playwright-core';

import { leaveByEscape } from './support/escape';
import {
  CITIES,
  FILES,
  openTranslationsDesk,
  START_TIMEOUT_MS,
  TRANSLATOR,
  type TranslationsDesk,
} from './support/translations-desk';
import { cardOf, expectAccessible, exportOf, takePicture, whenFocused } from './support/translations-page';

let desk: TranslationsDesk;
let translator: BrowserContext;
let page: Page;
let city: string;
/** What was downloaded last. */
let exported: string;

beforeAll(async () => {
  desk = await openTranslationsDesk();
  translator = await desk.invite({ roleName: TRANSLATOR, height: 1450 });
  city = await desk.publish('Gevgelija', 'A city on the river Vardar.');
  await desk.write(city, 'mk', { name: 'Гевгелиа' });
}, START_TIMEOUT_MS);

afterAll(() => desk?.close());
afterEach(() => page.close());

const exporting = () => exportOf(page);
const importing = () => cardOf(page, 'Import');
const report = () => cardOf(page, /\.xlf/);
/** How many texts of a file have a verdict. */
const count = (verdict: string) =>
  report().locator('dl > div').filter({ hasText: verdict }).locator('dd').first().innerText();

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
  const { data } = await desk.api<{ data: { name: string } }>('GET', `${CITIES}/${city}?locale=${locale}`);
  return data.name;
}

const translated = (file: string, was: string, is: string) => {
  expect(file).toContain(`>${was}</target>`);
  return file.replace(`>${was}</target>`, `>${is}</target>`);
};

/** These tests are one story: each goes on where the one before ended. */
describe('a translator', () => {
  beforeEach(async () => {
    page = await desk.open({ address: FILES, who: translator });
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
    await leaveByEscape(page.getByRole('listbox'));
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
    await whenFocused(page, 'What back.xlf would change');
    expect(await count('Changed')).toBe('1');
    expect(await count('Refused')).toBe('0');
    await report().getByRole('heading', { name: 'Changed texts' }).waitFor();
    const changed = report().getByRole('row').filter({ hasText: 'Гевгелија' });
    expect(await changed.locator('[lang="mk"]').allInnerTexts()).toEqual(['Гевгелиа', 'Гевгелија']);
    expect(await nameIn('mk')).toBe('Гевгелиа');
    await expectAccessible(page);
  });

  it('takes a file over', async () => {
    await choose(translated(exported, 'Гевгелиа', 'Гевгелија'));
    await report().getByRole('button', { name: 'Take over', exact: true }).click();
    await report().getByText('1 text has been written as a draft.').waitFor();
    await whenFocused(page, 'back.xlf has been taken over');
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
    await desk.write(city, 'en', { summary: 'A city by the river Vardar.' });
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
    await takePicture({ page, name: 'translations' });
    await expectAccessible(page);

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

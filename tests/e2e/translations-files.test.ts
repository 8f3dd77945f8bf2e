import { readFile } from 'node:fs/promises';

import type { BrowserContext, Locator, Page } from 'playwright-core';

import { leaveByEscape } from './support/escape';
import {
  CITIES,
  FILES,
  openTranslationsDesk,
  REVIEWER,
  START_TIMEOUT_MS,
  TRANSLATOR,
  type TranslationsDesk,
} from './support/translations-desk';
import { cardOf, expectAccessible, exportOf, takePicture, whenFocused } from './support/translations-page';

let desk: TranslationsDesk;
let translator: BrowserContext;
let reviewer: BrowserContext;
let page: Page;
let city: string;
/** What was downloaded last. */
let exported: string;

beforeAll(async () => {
  desk = await openTranslationsDesk();
  translator = await desk.invite({ roleName: TRANSLATOR, height: 1450 });
  reviewer = await desk.invite({ roleName: REVIEWER, height: 1450 });
  city = await desk.publish('Gevgelija', 'A city on the river Vardar.');
  await desk.write(city, 'mk', { name: 'Гевгелиа' });
}, START_TIMEOUT_MS);

afterAll(() => desk?.close());
afterEach(() => page.close());

const exporting = () => exportOf(page);
const importing = () => cardOf(page, 'Import');
const report = () => cardOf(page, /\.xlf/);
const memory = () => cardOf(page, 'Translation memory');
/** How many texts of a file have a verdict. */
const count = (verdict: string, card = report()) =>
  card.locator('dl > div').filter({ hasText: verdict }).locator('dd').first().innerText();

async function download(card = exporting(), name = 'mk.xlf'): Promise<string> {
  const downloading = page.waitForEvent('download');
  await card.getByRole('button', { name: 'Download' }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe(name);
  await card.getByText(`${name} has been downloaded.`).waitFor();
  return readFile(await file.path(), 'utf8');
}

const choose = (content: string) =>
  importing()
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

/** Waits until a card says that its file is no XML, and where. */
const saysNoXml = (card: Locator) =>
  card
    .getByRole('alert')
    .getByText(/^line \d: The file is no well-formed XML/)
    .waitFor();

/** Sends a card's file once more while nothing gets to an address, and waits until the card says so. */
async function sendInVain(card: Locator, address: string): Promise<void> {
  await page.route(address, (route) => route.abort());
  await card.getByRole('button', { name: 'Check again' }).click();
  await card.getByRole('alert').getByText('The file could not be sent.').waitFor();
}

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
    await saysNoXml(importing());
    await sendInVain(importing(), '**/translations/imports**');
    await page.unroute('**/translations/imports**');
    await importing().getByRole('button', { name: 'Check again' }).click();
    await saysNoXml(importing());
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

const TMX = `<tmx version="1.4"><header creationtool="Other" srclang="en"/><body>
<tu><tuv xml:lang="en"><seg>A bus to the sea</seg></tuv><tuv xml:lang="mk"><seg>Автобус до море</seg></tuv>
<tuv xml:lang="sq"><seg>Autobus</seg></tuv><tuv xml:lang="de"><seg>Ein Bus</seg></tuv></tu></body></tmx>`;

const chooseMemory = (content: string) =>
  memory()
    .locator('input[type="file"]')
    .setInputFiles({ name: 'project.tmx', mimeType: 'text/xml', buffer: Buffer.from(content) });

/** These, too, are one story. */
describe('a reviewer', () => {
  beforeEach(async () => {
    page = await desk.open({ address: FILES, who: reviewer });
  });

  it('sees what a file of another tool would bring into the translation memory, and what is left out of it', async () => {
    await memory().getByRole('button', { name: 'Download' }).click();
    await memory().getByRole('status').getByText('There is nothing to download').waitFor();

    await chooseMemory(TMX);
    await whenFocused(page, 'What project.tmx would change');
    expect([await count('New', memory()), await count('Refused', memory())]).toEqual(['1', '2']);
    await memory().getByText('you may not publish these languages: sq (1).').waitFor();
    await memory().getByText('the hub does not have these languages: de (1).').waitFor();
    await expectAccessible(page);
  });

  it('takes it over, by keyboard, and downloads what the memory knows', async () => {
    await chooseMemory(TMX);
    await memory().getByRole('button', { name: 'Take over' }).focus();
    await page.keyboard.press('Enter');
    await memory().getByText('1 translation is in the memory now').waitFor();
    await whenFocused(page, 'project.tmx has been taken over');
    expect(await memory().getByRole('button', { name: 'Take over' }).count()).toBe(0);
    await memory().getByRole('button', { name: 'Check again' }).click();
    await memory().getByText('There is nothing to take over but what is refused.').waitFor();

    expect(await download(memory(), 'memory.tmx')).toContain('Автобус до море');
    await memory().getByRole('combobox', { name: 'Into' }).click();
    await page.getByRole('option', { name: 'Македонски' }).click();
    expect(await download(memory(), 'memory-mk.tmx')).toContain('Автобус до море');
  });

  it('is told in words why a file cannot be read, or was not sent', async () => {
    await chooseMemory('source,target\n');
    await saysNoXml(memory());
    await sendInVain(memory(), '**/translations/memory**');
  });
});

it('who may not publish downloads the memory, and is not offered to take a file in', async () => {
  page = await desk.open({ address: FILES, who: translator });
  expect(await download(memory(), 'memory.tmx')).toContain('Автобус до море');
  expect(await memory().getByRole('button', { name: 'Choose a file' }).count()).toBe(0);
});

import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

import { runAxe } from './support/accessibility';
import { launchBrowser } from './support/browser';
import { invite, registerFirstAdministrator, signIn, type AdminApi } from './support/people';
import { whenSaved } from './support/saving';
import { serveHub, type ServedHub } from './support/served-hub';
import { openWindow } from './support/window';

const CONTENT = '/content-manager/collection-types';
const SCREENSHOT = path.resolve(__dirname, '../../docs/images/editing-beside-the-source.png');
const START_TIMEOUT_MS = 300_000;

const TRANSLATOR = 'Translator (Macedonian)';

const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] });
const heading = (text: string) => ({ type: 'heading', level: 2, children: [{ type: 'text', text }] });

const ENGLISH = {
  name: 'Gevgelija',
  officialName: 'Municipality of Gevgelija',
  summary: 'Gevgelija lies on the left bank of the Vardar. It has been a member of the network since 2016.',
  body: [
    heading('On the border'),
    paragraph('The city is the southern gate of the country. Twelve thousand cars pass it on a day in summer.'),
    paragraph('Its theatre is eighty years old.'),
  ],
};
const MACEDONIAN = {
  name: 'Гевгелија',
  summary: 'Гевгелија лежи на левиот брег на Вардар. Членка е на мрежата од 2016 година.',
  body: [
    heading('На границата'),
    paragraph('Градот е јужната врата на земјата. Во летен ден низ него минуваат дванаесет илјади автомобили.'),
    paragraph('Неговиот театар е стар осумдесет години.'),
  ],
};

/** What another city's translator was approved for: a text as here, and one that has changed here since. */
const KNOWN = {
  officialName: 'Општина Гевгелија',
  gate: 'Градот е јужната врата на земјата. Во летен ден низ него минуваат петнаесет илјади автомобили.',
};
const FIFTEEN_THOUSAND =
  'The city is the southern gate of the country. Fifteen thousand cars pass it on a day in summer.';

let hub: ServedHub;
let browser: Browser;
let api: AdminApi;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  hub = await serveHub('empty');
  api = await registerFirstAdministrator(hub);
  await teach();
  browser = await launchBrowser();
  context = await openWindow(browser, 1300);
  await signIn({ context, hub, person: await invite({ api, roleName: TRANSLATOR }) });
}, START_TIMEOUT_MS);

afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});

/** An entry in English; what is done with it is sent to the address that comes back. */
async function create(type: string, english: object): Promise<string> {
  const { data } = await api<{ data: { documentId: string } }>('POST', `${CONTENT}/${type}`, {
    ...english,
    locale: 'en',
  });
  return `${CONTENT}/${type}/${data.documentId}`;
}

const write = (entry: string, locale: string, data: object) => api('PUT', `${entry}?locale=${locale}`, data);

const open = async (entry: string, query: string) => {
  await page.goto(`${hub.url}/admin${entry}?${query}`);
  await languages().getByText('All languages').waitFor();
};

/** Gives the hub a glossary with one term, and a memory of what was translated in another city. */
async function teach(): Promise<void> {
  const macedonian = { translation: 'мрежа', otherForms: ['мреж*'], forbidden: ['сојуз*'] };
  const term = { term: 'network', sourceLocale: 'en', translations: { mk: macedonian } };
  await api('POST', '/translations/glossary', term);
  const { officialName } = ENGLISH;
  const other = await create('api::city.city', {
    name: 'Dojran',
    officialName,
    slug: newSlug(),
    body: [paragraph(FIFTEEN_THOUSAND)],
  });
  await write(other, 'mk', { name: 'Дојран', officialName: KNOWN.officialName, body: [paragraph(KNOWN.gate)] });
  await api('POST', `${other.replace(CONTENT, '/localization/entries')}/mk/mark-translated`);
  // The hub learns it in the background, and then offers it for the city's own text in another entry.
  const asks = await create('api::city.city', { name: 'Asks', officialName, slug: newSlug() });
  const aids = `${asks.replace(CONTENT, '/translations/aids')}/mk`;
  const isLearnt = async () => {
    const { data } = await api<{ data: { matches: unknown[] }[] }>('GET', aids);
    return data.some(({ matches }) => matches.length > 0);
  };
  while (!(await isLearnt()));
}

let slugs = 0;
const newSlug = () => `e-${(slugs += 1)}`;

/** The city, by its address: translated, and then changed in English. */
let city: string;

beforeEach(async () => {
  city = await create('api::city.city', { ...ENGLISH, slug: newSlug() });
  await write(city, 'mk', MACEDONIAN);
  const [title, , theatre] = ENGLISH.body;
  await write(city, 'en', {
    name: 'Gevgelija by the Vardar',
    summary: 'Gevgelija lies on the right bank of the Vardar. It has been a member of the network since 2016.',
    body: [title, paragraph(FIFTEEN_THOUSAND), theatre, paragraph('The casinos came last.')],
  });
  page = await context.newPage();
  await open(city, 'plugins[i18n][locale]=mk');
  await toDo().first().waitFor();
});
afterEach(() => page.close());

const languages = () => page.getByRole('region', { name: 'Languages of this entry' });
/** The list beside the form: a line for each field that is still to do. */
const toDo = () =>
  languages()
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: /^(Name|Official name|Summary|Text)$/ }) });
/** What the source says in a field. */
const sourceOf = (field: string) => page.getByRole('group', { name: `Source: English ${field}`, exact: true });
const use = (field: string) => page.getByRole('button', { name: `Use ${field}`, exact: true });
const stillCorrect = (field: string) => page.getByRole('button', { name: `Still correct ${field}`, exact: true });
const focused = () => page.locator(':focus');
const editor = () => page.getByRole('textbox').and(page.locator('[contenteditable="true"]'));
/** All words, those that only a screen reader says too. */
const wordsOf = async (texts: Locator) => (await texts.allTextContents()).map((text) => text.trim());

const save = () => whenSaved({ page, act: () => page.keyboard.press('Control+Enter') });

describe('a translator sees', () => {
  it('what the source says at each text field, in its language, and at no other field', async () => {
    await sourceOf('Official name').getByText('Municipality of Gevgelija').waitFor();
    expect(await sourceOf('Text').locator('[lang="en"][dir="ltr"]').count()).toBe(4);
    expect(await page.getByRole('group', { name: /^Source:/ }).count()).toBe(4);
  });

  it('word by word what has changed since, in words for who cannot see it', async () => {
    await sourceOf('Summary').getByText('bank of the Vardar').waitFor();
    expect(await wordsOf(sourceOf('Summary').locator('del'))).toEqual(['[removed: left]']);
    expect(await wordsOf(sourceOf('Summary').locator('ins'))).toEqual(['[added: right]']);
    expect(await wordsOf(sourceOf('Name').locator('ins'))).toEqual(['[added: by the Vardar]']);
    expect(await page.locator('textarea[name="summary"]').inputValue()).toBe(MACEDONIAN.summary);
  });

  it('which part of a long text has changed, and which nobody has translated', async () => {
    const parts = sourceOf('Text').locator('[lang="en"]');
    expect(await parts.nth(0).innerText()).toBe('On the border');
    expect(await wordsOf(parts.nth(1).locator('del'))).toEqual(['[removed: Twelve]']);
    expect(await parts.nth(2).locator('del, ins').count()).toBe(0);
    expect(await wordsOf(sourceOf('Text').getByText('Not translated'))).toEqual(['Not translated']);
  });

  it('what is still to do, beside the form too', async () => {
    expect((await toDo().allInnerTexts()).map((line) => line.replace(/\s+/g, ' '))).toEqual([
      'Name Out of date',
      'Official name Not translated',
      'Summary Out of date',
      'Text Out of date',
    ]);
    if (process.env.UPDATE_SCREENSHOTS) await page.screenshot({ path: SCREENSHOT });
    expect(readFileSync(SCREENSHOT).byteLength).toBeLessThan(300_000);
  });

  it('all of it without an accessibility issue', async () => {
    const on = [
      '[data-localization-source]',
      '[data-localization-path]',
      'section[aria-label="Languages of this entry"]',
    ];
    const { violations, passed } = await runAxe({ page, on });
    expect(passed).toEqual(
      expect.arrayContaining(['color-contrast', 'button-name', 'link-name', 'valid-lang', 'aria-allowed-role'])
    );
    expect(violations).toEqual([]);
  });

  it('what the memory knows, with where it is from, and what terms are called', async () => {
    const known = sourceOf('Official name').getByRole('listitem');
    await known.getByText(KNOWN.officialName).waitFor();
    expect(await known.getByText('100%').count()).toBe(1);
    expect(await known.getByRole('link').innerText()).toMatch(/^City, officialName/);
    expect((await sourceOf('Summary').getByRole('listitem').allInnerTexts()).join()).toBe(
      'network – мрежа, not сојуз*'
    );
    // Nothing is known of it.
    expect(await sourceOf('Name').getByRole('list').count()).toBe(0);
  });

  it('nothing beside what readers get, nor beside the source', async () => {
    await api('POST', `${city}/actions/publish`, { locale: 'en' });
    for (const query of ['plugins[i18n][locale]=en', 'plugins[i18n][locale]=mk&status=published']) {
      await open(city, query);
      await page.waitForLoadState('networkidle');
      expect(await page.getByRole('group', { name: /^Source:/ }).count()).toBe(0);
    }
  });

  it('the source in a single type too', async () => {
    const network = '/content-manager/single-types/api::network.network';
    await write(network, 'en', { name: 'The network' });
    await open(network, 'plugins[i18n][locale]=mk');
    await sourceOf('Name').getByText('The network').waitFor();
  });

  it('the changes alone where somebody wants no more, the next time too', async () => {
    await languages().getByRole('checkbox', { name: 'Source at each field' }).uncheck();
    await sourceOf('Official name').waitFor({ state: 'detached' });
    await page.reload();
    await sourceOf('Summary').locator('ins').waitFor();
    expect(await sourceOf('Official name').count()).toBe(0);
    await languages().getByRole('checkbox', { name: 'Source at each field' }).check();
    await sourceOf('Official name').waitFor();
  });
});

describe('with the keyboard a translator', () => {
  it('goes from text to text that is still to do, translates and saves', async () => {
    await languages().getByRole('link', { name: 'Name', exact: true }).press('Enter');
    expect(await focused().getAttribute('name')).toBe('name');
    // Back from the field: the words that are still correct, and what leads on.
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    expect(await focused().getAttribute('name')).toBe('officialName');
    // Past what the memory knows: where it is from, and the button that takes it.
    await use('Official name').waitFor();
    for (let stop = 0; stop < 3; stop += 1) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    expect(await focused().getAttribute('name')).toBe('summary');
    await focused().fill('Гевгелија лежи на десниот брег на Вардар. Членка е на мрежата од 2016 година.');
    await save();
    await sourceOf('Summary').locator('ins').waitFor({ state: 'detached' });
    await sourceOf('Summary').getByText('Gevgelija lies on the right bank').waitFor();
    expect(await toDo().filter({ hasText: 'Summary' }).count()).toBe(0);
  });

  it('says that a part is still correct, and goes on in its field', async () => {
    await stillCorrect('Text').press('Enter');
    await page.getByText('Marked as still correct').waitFor();
    await sourceOf('Text').locator('ins').waitFor({ state: 'detached' });
    await sourceOf('Text').getByText('Fifteen thousand cars').waitFor();
    expect(await editor().evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    // What was not meant is as it was.
    expect(await wordsOf(sourceOf('Name').locator('ins'))).toEqual(['[added: by the Vardar]']);
  });

  it('keeps what is not saved while saying that another text is still correct', async () => {
    const summary = page.locator('textarea[name="summary"]');
    await summary.fill('Гевгелија е град.');
    expect(await stillCorrect('Summary').isDisabled()).toBe(true);
    await stillCorrect('Name').press('Enter');
    await sourceOf('Name').locator('ins').waitFor({ state: 'detached' });
    expect(await summary.inputValue()).toBe('Гевгелија е град.');
  });

  it('takes what the memory knows, changes their mind, takes it after all and saves', async () => {
    const official = page.locator('input[name="officialName"]');
    const taken = page.locator(`input[name="officialName"][value="${KNOWN.officialName}"]:focus`);
    await use('Official name').press('Enter');
    await taken.waitFor();
    await page.keyboard.press('Control+Z');
    expect(await official.inputValue()).toBe(ENGLISH.officialName);
    await use('Official name').press('Enter');
    await taken.waitFor();
    await save();
    await sourceOf('Official name').getByRole('list').waitFor({ state: 'detached' });
    expect(await toDo().filter({ hasText: 'Official name' }).count()).toBe(0);
    const { data } = await api<{ data: object }>('GET', `${city}?locale=mk`);
    expect(data).toMatchObject({ name: MACEDONIAN.name, officialName: KNOWN.officialName });
  });

  it('takes it for a part of a long text, and leaves the rest', async () => {
    const [title, gate, theatre] = MACEDONIAN.body;
    await use('Text').press('Enter');
    await editor().getByText(KNOWN.gate).waitFor();
    await page.keyboard.press('Control+Z');
    await editor().getByText('дванаесет илјади').waitFor();
    await use('Text').press('Enter');
    await editor().getByText(KNOWN.gate).waitFor();
    // Strapi's editor keeps Control+Enter to itself.
    await whenSaved({ page, act: () => page.getByRole('button', { name: 'Save', exact: true }).click() });
    await sourceOf('Text').locator('ins').waitFor({ state: 'detached' });
    const { data } = await api<{ data: { body: object[] } }>('GET', `${city}?locale=mk`);
    expect(gate).not.toEqual(paragraph(KNOWN.gate));
    expect(data.body).toEqual([title, paragraph(KNOWN.gate), theatre]);
  });

  it('is warned of a word the glossary does not want, until it is gone', async () => {
    const warning = sourceOf('Summary').getByText('Not “сојузот” for “network” but “мрежа”, by the glossary.');
    const summary = page.locator('textarea[name="summary"]');
    await summary.fill('Гевгелија е членка на сојузот.');
    await save();
    await warning.waitFor();
    await summary.fill('Гевгелија е членка на мрежата.');
    await save();
    await warning.waitFor({ state: 'detached' });
  });

  it('opens the row of a component that a text is in', async () => {
    const region = await create('api::region.region', {
      name: 'Balkans',
      slug: newSlug(),
      statistics: [{ label: 'Cities' }],
    });
    for (const [locale, label] of [
      ['mk', 'Градови'],
      ['en', 'Member cities'],
    ] as const) {
      const { data } = await api<{ data: { statistics: { id: number }[] } }>('GET', `${region}?locale=${locale}`);
      await write(region, locale, { statistics: data.statistics.map(({ id }) => ({ id, label, value: 3 })) });
    }
    await open(region, 'plugins[i18n][locale]=mk');
    await languages().getByRole('link', { name: 'Statistics 1 – What it counts' }).press('Enter');
    await sourceOf('What it counts').locator('ins').waitFor();
    expect(await focused().getAttribute('name')).toBe('statistics.0.label');
  });
});

describe('while somebody else works on the same city, a translator', () => {
  const SUMMARY = 'Гевгелија е град на Вардар.';
  const summary = () => page.locator('textarea[name="summary"]');
  const readHub = async () => (await api<{ data: object }>('GET', `${city}?locale=mk`)).data;
  const refused = () => page.getByRole('alert').getByText('This version has been changed since');

  it('puts nothing back that was written since, keeps what they typed, and saves it after reading anew', async () => {
    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByRole('region', { name: 'Languages of this entry' }).getByText('Still to do').waitFor();
    await other.locator('input[name="officialName"]').fill(KNOWN.officialName);
    await whenSaved({ page: other, act: () => other.keyboard.press('Control+Enter') });
    await other.close();

    await summary().fill(SUMMARY);
    const answered = page.waitForResponse((answer) => answer.status() === 409);
    await page.keyboard.press('Control+Enter');
    await answered;
    await refused().first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await summary().inputValue()).toBe(SUMMARY);
    expect(await page.getByRole('button', { name: 'Save', exact: true }).isEnabled()).toBe(true);
    expect(await readHub()).toMatchObject({ officialName: KNOWN.officialName, summary: MACEDONIAN.summary });

    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.locator(`input[name="officialName"][value="${KNOWN.officialName}"]`).waitFor();
    await languages().getByText('Still to do').waitFor();
    await summary().fill(SUMMARY);
    await save();
    expect(await refused().count()).toBe(0);
    // Once more, from what the form says after it was saved.
    await summary().fill(MACEDONIAN.summary);
    await save();
    expect(await readHub()).toMatchObject({ officialName: KNOWN.officialName, summary: MACEDONIAN.summary });
  });

  it('calls nothing still correct that they have not read, and then sees it', async () => {
    await summary().fill(SUMMARY);
    await write(city, 'en', { name: 'Gevgelija on the Vardar' });
    await stillCorrect('Name').press('Enter');
    await page.getByText('The source has changed since you read it').waitFor();
    await sourceOf('Name').getByText('on the Vardar').waitFor();
    expect(await summary().inputValue()).toBe(SUMMARY);
    await stillCorrect('Name').press('Enter');
    await page.getByText('Marked as still correct').waitFor();
  });
});

describe('in the glossary', () => {
  const row = (term: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: term }) });
  const openGlossary = async () => {
    await page.goto(`${hub.url}/admin/plugins/translations/glossary`);
    await row('network').waitFor();
  };

  it('a translator sees what terms are called, and changes nothing', async () => {
    await openGlossary();
    await row('network').getByText('мрежа', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: /Add a term|^Edit|^Delete/ }).count()).toBe(0);
  });

  it('an editor adds a term, corrects it, finds it and deletes it, with the keyboard', async () => {
    const editors = await openWindow(browser, 1300);
    await signIn({ context: editors, hub, person: await invite({ api, roleName: 'Network editor' }) });
    await page.close();
    page = await editors.newPage();
    await openGlossary();
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
    await editors.close();
  });
});

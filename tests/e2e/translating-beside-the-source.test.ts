import { city, desk, form, page, prepareCityForm, translator } from './support/city-form-desk';
import { createBy, ENGLISH, KNOWN, MACEDONIAN, paragraph, writeBy } from './support/city-to-translate';
import { whenSaved } from './support/saving';
import { wordsOf } from './support/translators-form';

prepareCityForm();

describe('with the keyboard a translator', () => {
  it('goes from text to text that is still to do, translates and saves', async () => {
    await form.languages().getByRole('link', { name: 'Name', exact: true }).press('Enter');
    expect(await form.focused().getAttribute('name')).toBe('name');
    // Back from the field: the words that are still correct, and what leads on.
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    expect(await form.focused().getAttribute('name')).toBe('officialName');
    // Past what the memory knows: where it is from, and the button that takes it.
    await form.use('Official name').waitFor();
    for (let stop = 0; stop < 3; stop += 1) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    expect(await form.focused().getAttribute('name')).toBe('summary');
    await form.focused().fill('Гевгелија лежи на десниот брег на Вардар. Членка е на мрежата од 2016 година.');
    await form.save();
    await form.sourceOf('Summary').locator('ins').waitFor({ state: 'detached' });
    await form.sourceOf('Summary').getByText('Gevgelija lies on the right bank').waitFor();
    expect(await form.toDo().filter({ hasText: 'Summary' }).count()).toBe(0);
  });

  it('says that a part is still correct, and goes on in its field', async () => {
    await form.stillCorrect('Text').press('Enter');
    await page.getByText('Marked as still correct').waitFor();
    await form.sourceOf('Text').locator('ins').waitFor({ state: 'detached' });
    await form.sourceOf('Text').getByText('Fifteen thousand cars').waitFor();
    expect(await form.editor().evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    // What was not meant is as it was.
    expect(await wordsOf(form.sourceOf('Name').locator('ins'))).toEqual(['[added: by the Vardar]']);
  });

  it('keeps what is not saved while saying that another text is still correct', async () => {
    const summary = form.summary();
    await summary.fill('Гевгелија е град.');
    expect(await form.stillCorrect('Summary').isDisabled()).toBe(true);
    await form.stillCorrect('Name').press('Enter');
    await form.sourceOf('Name').locator('ins').waitFor({ state: 'detached' });
    expect(await summary.inputValue()).toBe('Гевгелија е град.');
  });

  it('takes what the memory knows, changes their mind, takes it after all and saves', async () => {
    const official = page.locator('input[name="officialName"]');
    const taken = page.locator(`input[name="officialName"][value="${KNOWN.officialName}"]:focus`);
    await form.use('Official name').press('Enter');
    await taken.waitFor();
    await page.keyboard.press('Control+Z');
    expect(await official.inputValue()).toBe(ENGLISH.officialName);
    await form.use('Official name').press('Enter');
    await taken.waitFor();
    await form.save();
    await form.sourceOf('Official name').getByRole('list').waitFor({ state: 'detached' });
    expect(await form.toDo().filter({ hasText: 'Official name' }).count()).toBe(0);
    const { data } = await desk.api<{ data: object }>('GET', `${city}?locale=mk`);
    expect(data).toMatchObject({ name: MACEDONIAN.name, officialName: KNOWN.officialName });
  });

  it('takes it for a part of a long text, and leaves the rest', async () => {
    const [title, gate, theatre] = MACEDONIAN.body;
    await form.use('Text').press('Enter');
    await form.editor().getByText(KNOWN.gate).waitFor();
    await page.keyboard.press('Control+Z');
    await form.editor().getByText('дванаесет илјади').waitFor();
    await form.use('Text').press('Enter');
    await form.editor().getByText(KNOWN.gate).waitFor();
    // Strapi's editor keeps Control+Enter to itself.
    await whenSaved({ page, act: () => page.getByRole('button', { name: 'Save', exact: true }).click() });
    await form.sourceOf('Text').locator('ins').waitFor({ state: 'detached' });
    const { data } = await desk.api<{ data: { body: object[] } }>('GET', `${city}?locale=mk`);
    expect(gate).not.toEqual(paragraph(KNOWN.gate));
    expect(data.body).toEqual([title, paragraph(KNOWN.gate), theatre]);
  });

  it('is warned of a word the glossary does not want, until it is gone', async () => {
    const warning = form.sourceOf('Summary').getByText('Not “сојузот” for “network” but “мрежа”, by the glossary.');
    const summary = form.summary();
    await summary.fill('Гевгелија е членка на сојузот.');
    await form.save();
    await warning.waitFor();
    await summary.fill('Гевгелија е членка на мрежата.');
    await form.save();
    await warning.waitFor({ state: 'detached' });
  });

  it('opens the row of a component that a text is in', async () => {
    const [create, write] = [createBy(desk.api), writeBy(desk.api)];
    const region = await create('api::region.region', { name: 'Balkans', statistics: [{ label: 'Cities' }] });
    for (const [locale, label] of [
      ['mk', 'Градови'],
      ['en', 'Member cities'],
    ] as const) {
      const { data } = await desk.api<{ data: { statistics: { id: number }[] } }>('GET', `${region}?locale=${locale}`);
      await write(region, locale, { statistics: data.statistics.map(({ id }) => ({ id, label, value: 3 })) });
    }
    await form.open(region);
    await form.languages().getByRole('link', { name: 'Statistics 1 – What it counts' }).press('Enter');
    await form.sourceOf('What it counts').locator('ins').waitFor();
    expect(await form.focused().getAttribute('name')).toBe('statistics.0.label');
  });
});

describe('while somebody else works on the same city, a translator', () => {
  const SUMMARY = 'Гевгелија е град на Вардар.';
  const readHub = async () => (await desk.api<{ data: object }>('GET', `${city}?locale=mk`)).data;
  const refused = () => page.getByRole('alert').getByText('This version has been changed since');

  it('puts nothing back that was written since, keeps what they typed, and saves it after reading anew', async () => {
    const other = await translator.newPage();
    await other.goto(page.url());
    await other.getByRole('region', { name: 'Languages of this entry' }).getByText('Still to do').waitFor();
    await other.locator('input[name="officialName"]').fill(KNOWN.officialName);
    await whenSaved({ page: other, act: () => other.keyboard.press('Control+Enter') });
    await other.close();

    await form.summary().fill(SUMMARY);
    const answered = page.waitForResponse((answer) => answer.status() === 409);
    await page.keyboard.press('Control+Enter');
    await answered;
    await refused().first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await form.summary().inputValue()).toBe(SUMMARY);
    await page.getByRole('button', { name: 'Save', exact: true, disabled: false }).waitFor();
    expect(await readHub()).toMatchObject({ officialName: KNOWN.officialName, summary: MACEDONIAN.summary });

    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.locator(`input[name="officialName"][value="${KNOWN.officialName}"]`).waitFor();
    await form.languages().getByText('Still to do').waitFor();
    await form.summary().fill(SUMMARY);
    await form.save();
    expect(await refused().count()).toBe(0);
    // Once more, from what the form says after it was saved.
    await form.summary().fill(MACEDONIAN.summary);
    await form.save();
    expect(await readHub()).toMatchObject({ officialName: KNOWN.officialName, summary: MACEDONIAN.summary });
  });

  it('calls nothing still correct that they have not read, and then sees it', async () => {
    await form.summary().fill(SUMMARY);
    const write = writeBy(desk.api);
    await write(city, 'en', { name: 'Gevgelija on the Vardar' });
    await form.stillCorrect('Name').press('Enter');
    await page.getByText('The source has changed since you read it').waitFor();
    await form.sourceOf('Name').getByText('on the Vardar').waitFor();
    expect(await form.summary().inputValue()).toBe(SUMMARY);
    await form.stillCorrect('Name').press('Enter');
    await page.getByText('Marked as still correct').waitFor();
  });
});

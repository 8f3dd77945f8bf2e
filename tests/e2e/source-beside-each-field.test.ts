import { runAxe } from './support/accessibility';
import { city, desk, form, page, prepareCityForm } from './support/city-form-desk';
import { KNOWN, MACEDONIAN, writeBy } from './support/city-to-translate';
import { takePicture } from './support/translations-page';
import { wordsOf } from './support/translators-form';

prepareCityForm();

describe('a translator sees', () => {
  it('what the source says at each text field, in its language, and at no other field', async () => {
    await form.sourceOf('Official name').getByText('Municipality of Gevgelija').waitFor();
    expect(await form.sourceOf('Text').locator('[lang="en"][dir="ltr"]').count()).toBe(4);
    expect(await page.getByRole('group', { name: /^Source:/ }).count()).toBe(4);
  });

  it('word by word what has changed since, in words for who cannot see it', async () => {
    await form.sourceOf('Summary').getByText('bank of the Vardar').waitFor();
    expect(await wordsOf(form.sourceOf('Summary').locator('del'))).toEqual(['[removed: left]']);
    expect(await wordsOf(form.sourceOf('Summary').locator('ins'))).toEqual(['[added: right]']);
    expect(await wordsOf(form.sourceOf('Name').locator('ins'))).toEqual(['[added: by the Vardar]']);
    expect(await form.summary().inputValue()).toBe(MACEDONIAN.summary);
  });

  it('which part of a long text has changed, and which nobody has translated', async () => {
    const parts = form.sourceOf('Text').locator('[lang="en"]');
    expect(await parts.nth(0).innerText()).toBe('On the border');
    expect(await wordsOf(parts.nth(1).locator('del'))).toEqual(['[removed: Twelve]']);
    expect(await parts.nth(2).locator('del, ins').count()).toBe(0);
    expect(await wordsOf(form.sourceOf('Text').getByText('Not translated'))).toEqual(['Not translated']);
  });

  it('what is still to do, beside the form too', async () => {
    expect((await form.toDo().allInnerTexts()).map((line) => line.replace(/\s+/g, ' '))).toEqual([
      'Name Out of date',
      'Official name Not translated',
      'Summary Out of date',
      'Text Out of date',
    ]);
    await takePicture({ page, name: 'editing-beside-the-source' });
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
    const known = form.sourceOf('Official name').getByRole('listitem');
    await known.getByText(KNOWN.officialName).waitFor();
    expect(await known.getByText('100%').count()).toBe(1);
    expect(await known.getByRole('link').innerText()).toMatch(/^City, officialName/);
    expect((await form.sourceOf('Summary').getByRole('listitem').allInnerTexts()).join()).toBe(
      'network – мрежа, not сојуз*'
    );
    // Nothing is known of it.
    expect(await form.sourceOf('Name').getByRole('list').count()).toBe(0);
  });

  it('nothing beside what readers get, nor beside the source', async () => {
    await desk.api('POST', `${city}/actions/publish`, { locale: 'en' });
    for (const query of ['plugins[i18n][locale]=en', 'plugins[i18n][locale]=mk&status=published']) {
      await form.open(city, query);
      await page.waitForLoadState('networkidle');
      expect(await page.getByRole('group', { name: /^Source:/ }).count()).toBe(0);
    }
  });

  it('the source in a single type too', async () => {
    const network = '/content-manager/single-types/api::network.network';
    const write = writeBy(desk.api);
    await write(network, 'en', { name: 'The network' });
    await form.open(network);
    await form.sourceOf('Name').getByText('The network').waitFor();
  });

  it('the changes alone where somebody wants no more, the next time too', async () => {
    await form.languages().getByRole('checkbox', { name: 'Source at each field' }).uncheck();
    await form.sourceOf('Official name').waitFor({ state: 'detached' });
    await page.reload();
    await form.sourceOf('Summary').locator('ins').waitFor();
    expect(await form.sourceOf('Official name').count()).toBe(0);
    await form.languages().getByRole('checkbox', { name: 'Source at each field' }).check();
    await form.sourceOf('Official name').waitFor();
  });
});

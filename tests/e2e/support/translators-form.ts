import type { Locator, Page } from 'playwright-core';

import { whenSaved } from './saving';
import type { ServedHub } from './served-hub';

export type TranslatorsForm = ReturnType<typeof formOn>;

/** An entry's form in a translator's language, and what stands beside it and its fields. */
export const formOn = ({ page, hub }: { page: Page; hub: Pick<ServedHub, 'url'> }) => {
  const languages = () => page.getByRole('region', { name: 'Languages of this entry' });
  return {
    /** Opens it, by the entry's address and what the panel's says of the language. */
    async open(entry: string, query = 'plugins[i18n][locale]=mk'): Promise<void> {
      await page.goto(`${hub.url}/admin${entry}?${query}`);
      await languages().getByText('All languages').waitFor();
    },
    languages,
    /** The list beside the form: a line for each field that is still to do. */
    toDo: () =>
      languages()
        .getByRole('listitem')
        .filter({ has: page.getByRole('link', { name: /^(Name|Official name|Summary|Text)$/ }) }),
    /** What the source says in a field. */
    sourceOf: (field: string) => page.getByRole('group', { name: `Source: English ${field}`, exact: true }),
    use: (field: string) => page.getByRole('button', { name: `Use ${field}`, exact: true }),
    stillCorrect: (field: string) => page.getByRole('button', { name: `Still correct ${field}`, exact: true }),
    summary: () => page.locator('textarea[name="summary"]'),
    editor: () => page.getByRole('textbox').and(page.locator('[contenteditable="true"]')),
    focused: () => page.locator(':focus'),
    save: () => whenSaved({ page, act: () => page.keyboard.press('Control+Enter') }),
  };
};

/** All words, those that only a screen reader says too. */
export const wordsOf = async (texts: Locator) => (await texts.allTextContents()).map((text) => text.trim());

import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Page } from 'playwright-core';

import { runAxe } from './accessibility';

/** A part of the page that has a heading of its own. */
export const cardOf = (page: Page, name: string | RegExp) => page.getByRole('region', { name });

export const exportOf = (page: Page) => cardOf(page, 'Export');

/** Waits until what has the focus says a text: a dialog gives it back a moment after it is gone. */
export const whenFocused = (page: Page, text: string) => page.locator(':focus').filter({ hasText: text }).waitFor();

/** Expects that nothing on the page keeps people out. */
export async function expectAccessible(page: Page): Promise<void> {
  // Under the pointer, the design system's own buttons are paler than axe takes.
  await page.getByRole('heading', { name: 'Translations', exact: true }).hover();
  const { violations, passed } = await runAxe({ page, on: 'main' });
  expect(passed).toEqual(expect.arrayContaining(['color-contrast', 'button-name']));
  expect(violations).toEqual([]);
}

/** For the README and the documents: taken where `UPDATE_SCREENSHOTS` is set, looked at for its size everywhere. */
export async function takePicture({ page, name }: { page: Page; name: string }): Promise<void> {
  const picture = path.resolve(__dirname, `../../../docs/images/${name}.png`);
  if (process.env.UPDATE_SCREENSHOTS) await page.screenshot({ path: picture });
  expect(readFileSync(picture).byteLength).toBeLessThan(300_000);
}

import { readFileSync } from 'node:fs';

import type { AxeResults, ElementContext } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Looks with axe for what keeps people out.
 *
 * @param on - the part of the page to look at; all of it by default
 */
export async function runAxe({ page, on }: { page: Page; on?: ElementContext }): Promise<AxeResults> {
  // Not as a script of the page: its policy may allow none.
  await page.evaluate(`${AXE}; undefined`);
  return page.evaluate<AxeResults>(`axe.run(${on === undefined ? 'document' : JSON.stringify(on)})`);
}

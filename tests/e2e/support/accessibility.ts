import { readFileSync } from 'node:fs';

import type { AxeResults, ElementContext } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe found. */
interface Accessibility {
  /** The rules that something keeps. */
  passed: string[];
  violations: { id: string; impact: string | undefined | null; at: string[] }[];
}

/**
 * Looks with axe for what keeps people out.
 *
 * @param on - the part of the page to look at; all of it by default
 */
export async function runAxe({ page, on }: { page: Page; on?: ElementContext }): Promise<Accessibility> {
  // Not as a script of the page: its policy may allow none.
  await page.evaluate(`${AXE}; undefined`);
  const { passes, violations } = await page.evaluate<AxeResults>(
    `axe.run(${on === undefined ? 'document' : JSON.stringify(on)})`
  );
  return {
    passed: passes.map(({ id }) => id),
    violations: violations.map(({ id, impact, nodes }) => ({ id, impact, at: nodes.map(({ html }) => html) })),
  };
}

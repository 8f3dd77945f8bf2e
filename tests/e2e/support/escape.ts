import type { Locator } from 'playwright-core';

const TRIES = 10;
const PATIENCE_MS = 1_000;

/**
 * Leaves a dialog or a list of options with Escape, as people do: once more where nothing came of it. What has just opened does
 * not listen yet (Radix counts its layers a task or two after they are painted), which is too short for fingers, not for a program.
 */
export async function leaveByEscape(opened: Locator): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    await opened.page().keyboard.press('Escape');
    try {
      return await opened.waitFor({ state: 'detached', timeout: PATIENCE_MS });
    } catch (error) {
      if (tries === TRIES) throw error;
    }
  }
}

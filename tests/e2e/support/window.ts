import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

import type { Witness } from './browser-environment';

const WIDTH = 1440;
/** Twice what Playwright has: a browser, a hub and PostgreSQL share two processors with another test's, on machines that are slow for minutes. */
const PATIENCE_MS = 60_000;
const LAST_EVENTS = 30;
const LONGEST_PAGE = 3000;

/**
 * A window of its own, with its own sign-in, as high as is asked for in pixels.
 *
 * @param options - what else it is: narrow, dark, without scripts
 */
export async function openWindow(
  browser: Browser,
  height: number,
  {
    width = WIDTH,
    ...options
  }: { width?: number } & Pick<BrowserContextOptions, 'colorScheme' | 'javaScriptEnabled'> = {}
): Promise<BrowserContext> {
  const window = await browser.newContext({ viewport: { width, height }, locale: 'en-GB', ...options });
  window.setDefaultTimeout(PATIENCE_MS);
  const events = rememberEvents(window);
  const { addWitness } = globalThis as typeof globalThis & { addWitness: (witness: Witness) => void };
  addWitness(async () => [...(await Promise.all(window.pages().map(describePage))), ...events].join('\n'));
  return window;
}

/** What went wrong in a window, the last things only, each with its time. */
function rememberEvents(window: BrowserContext): string[] {
  const events: string[] = [];
  const add = (event: string) => {
    events.push(`${new Date().toISOString()} ${event}`);
    if (events.length > LAST_EVENTS) events.shift();
  };
  window.on('console', (message) => {
    if (message.type() === 'error') add(`console: ${message.text()}`);
  });
  window.on('weberror', (error) => add(`error: ${error.error().stack}`));
  window.on('requestfailed', (request) => add(`${request.failure()?.errorText}: ${request.method()} ${request.url()}`));
  window.on('response', (response) => {
    if (response.status() >= 400) add(`${response.status()}: ${response.request().method()} ${response.url()}`);
  });
  return events;
}

async function describePage(page: Page): Promise<string> {
  const text = await page.locator('body').innerText({ timeout: 5_000 });
  return `${new Date().toISOString()} on ${page.url()}:\n${text.slice(0, LONGEST_PAGE)}`;
}

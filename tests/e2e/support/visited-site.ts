import type { BrowserContextOptions, Page } from 'playwright-core';

import { serveSite } from '../../support/site-server';

import { launchBrowser } from './browser';
import { createSite, type BuiltSite } from './built-site';
import { registerFirstAdministrator, type AdminApi } from './people';
import { publishBy, publishedBy, type Publish, type Published } from './published';
import { serveHub, type ServedHub } from './served-hub';
import { openWindow } from './window';

/** Long enough for a hub, a site and a browser, one after the other, on a machine that is slow. */
export const START_TIMEOUT_MS = 600_000;

const [WIDTH, HEIGHT] = [1280, 900];

/** A window is as wide as a desk’s unless it is said. */
type WindowOptions = Pick<BrowserContextOptions, 'colorScheme' | 'javaScriptEnabled'> & {
  width?: number;
  height?: number;
};

/** Who writes what the site is to show, beside the seeds. */
interface Desk {
  hub: ServedHub;
  api: AdminApi;
  publish: Publish;
}

/** The reference site of a hub with the seeds, as its files and in a browser. */
export interface VisitedSite {
  publish: Publish;
  published: Published;
  site: BuiltSite;
  /** What the first build printed. */
  buildOutput: string;
  /** Where it is served, without a slash at its end. */
  url: string;
  /** A page that tests share. */
  page: Page;
  /** Opens a page in a window of its own; whoever asks for it closes that. */
  openPage: (options?: WindowOptions) => Promise<Page>;
  visit: (address: string, on?: Page) => Promise<unknown>;
  /** Takes what went wrong in any page: errors, requests that leave the site or are answered with an error. */
  takeIncidents: () => string[];
  stop: () => Promise<void>;
}

/**
 * Builds and serves the reference site, and opens a browser for it.
 *
 * @param prepare - writes what the hub is to have before the site is built from it
 * @throws Error where the site cannot be built, with what the build printed
 */
export async function visitSite(prepare: (desk: Desk) => Promise<unknown>): Promise<VisitedSite> {
  const endings: (() => unknown)[] = [];
  const stop = async () => {
    for (const end of endings.splice(0).reverse()) await end();
  };
  try {
    const hub = await serveHub('seeded');
    endings.push(() => hub.stop());
    const api = await registerFirstAdministrator(hub);
    const publish = publishBy(api);
    await prepare({ hub, api, publish });

    const site = await createSite(hub.url);
    endings.push(() => site.remove());
    const { exitCode, output } = await site.build();
    if (exitCode !== 0) throw new Error(output);
    const server = await serveSite({ file: site.server, folder: site.folder });
    endings.push(() => server.stop());
    const browser = await launchBrowser();
    endings.push(() => browser.close());

    const incidents: string[] = [];
    const openPage = async ({ height = HEIGHT, ...options }: WindowOptions = {}) => {
      const opened = await (await openWindow(browser, height, { width: WIDTH, ...options })).newPage();
      watch({ page: opened, siteUrl: server.url, incidents });
      return opened;
    };
    const page = await openPage();
    return {
      ...{ publish, site, page, openPage, stop },
      published: publishedBy(hub),
      buildOutput: output,
      url: server.url,
      visit: (address, on = page) => on.goto(server.url + address),
      takeIncidents: () => incidents.splice(0),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Writes down what goes wrong in a page. */
function watch({ page, siteUrl, incidents }: { page: Page; siteUrl: string; incidents: string[] }): void {
  page.on('pageerror', (error) => incidents.push(`${page.url()} throws ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') incidents.push(`${page.url()}: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(siteUrl)) incidents.push(`${page.url()} asks for ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) incidents.push(`${response.url()} is answered with ${response.status()}`);
  });
}

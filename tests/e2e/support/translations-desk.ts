import type { BrowserContext, Page } from 'playwright-core';

import { launchBrowser } from './browser';
import { invite, registerFirstAdministrator, signIn, type Person } from './people';
import { serveHub } from './served-hub';
import { openWindow } from './window';

export const CITIES = '/content-manager/collection-types/api::city.city';
export const BOARD = '/plugins/translations';
export const FILES = `${BOARD}/files`;
export const START_TIMEOUT_MS = 300_000;

export const TRANSLATOR = 'Translator (Macedonian)';
export const REVIEWER = 'Reviewer (Macedonian)';

/** How high somebody's window is, in pixels: as high as the picture that is taken of it. */
type WindowHeight = { height: number };

export type TranslationsDesk = Awaited<ReturnType<typeof openTranslationsDesk>>;

/** An empty hub, a browser, and what those who test what translators see do with them. */
export async function openTranslationsDesk() {
  const hub = await serveHub('empty');
  const api = await registerFirstAdministrator(hub);
  const browser = await launchBrowser();

  return {
    hub,
    api,

    /** A window of its own for somebody who has an account. */
    async welcome({ person, height }: { person: Person } & WindowHeight): Promise<BrowserContext> {
      const context = await openWindow(browser, height);
      await signIn({ context, hub, person });
      return context;
    },

    /** The same for somebody new, who has one role. */
    async invite({ roleName, height }: { roleName: string } & WindowHeight): Promise<BrowserContext> {
      return this.welcome({ person: await invite({ api, roleName }), height });
    },

    /** The page for translations as somebody sees it. */
    async open({ address, who }: { address: string; who: BrowserContext }): Promise<Page> {
      const page = await who.newPage();
      await page.goto(`${hub.url}/admin${address}`);
      await page.getByRole('heading', { name: 'Translations', exact: true }).waitFor();
      return page;
    },

    /** A city in English, as readers get it. */
    publish: async (name: string, summary: string): Promise<string> => {
      const entry = { name, slug: name.toLowerCase(), summary, locale: 'en' };
      const { data } = await api<{ data: { documentId: string } }>('POST', CITIES, entry);
      await api('POST', `${CITIES}/${data.documentId}/actions/publish`, { locale: 'en' });
      return data.documentId;
    },

    write: (documentId: string, locale: string, texts: object) =>
      api('PUT', `${CITIES}/${documentId}?locale=${locale}`, { ...texts, locale }),

    async close(): Promise<void> {
      await browser.close();
      await hub.stop();
    },
  };
}

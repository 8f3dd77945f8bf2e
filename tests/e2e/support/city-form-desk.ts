import type { BrowserContext, Page } from 'playwright-core';

import { createCityToTranslate, teachMemory, teachTerm } from './city-to-translate';
import { openTranslationsDesk, START_TIMEOUT_MS, TRANSLATOR, type TranslationsDesk } from './translations-desk';
import { formOn, type TranslatorsForm } from './translators-form';

/** With a glossary of one term, and a memory of another city. */
export let desk: TranslationsDesk;
export let translator: BrowserContext;
/** The translator's. */
export let page: Page;
/** Of the city. */
export let form: TranslatorsForm;
/** By its address. */
export let city: string;

/** Has each test of a file begin where a translator has opened the Macedonian form of a city of its own, which was translated and then changed in English. */
export function prepareCityForm(): void {
  beforeAll(async () => {
    desk = await openTranslationsDesk();
    await teachTerm(desk.api);
    await teachMemory(desk.api);
    translator = await desk.invite({ roleName: TRANSLATOR, height: 1300 });
  }, START_TIMEOUT_MS);
  afterAll(() => desk?.close());

  beforeEach(async () => {
    city = await createCityToTranslate(desk.api);
    page = await translator.newPage();
    form = formOn({ page, hub: desk.hub });
    await form.open(city);
    await form.toDo().first().waitFor();
  });
  afterEach(() => page.close());
}

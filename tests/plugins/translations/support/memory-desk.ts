import type { Block } from '../../../../src/plugins/localization/shared/contracts';
import type { MatchesRequest, MemoryService } from '../../../../src/plugins/translations/server/services/memory';
import type { MemoryMatch } from '../../../../src/plugins/translations/shared/aids';
import { startHub, type Hub } from '../../../support/hub';
import { pagesOf, type Page } from '../../localization/support/pages';

export const TYPE = 'api::happening.happening';

export let hub: Hub;
export let memory: MemoryService;

/** Starts a hub whose translation memory is empty before each test, and where Serbian, Croatian and Bosnian are a family. */
export function prepareMemoryDesk(): void {
  beforeAll(async () => {
    hub = await startHub('localization');
    hub.strapi.config.set('plugin::translations', { memory: { families: [['sr', 'hr', 'bs']] } });
    memory = hub.strapi.plugin('translations').service('memory');
  });
  afterAll(() => hub.stop());
  beforeEach(() => hub.strapi.db.connection('translations_memory').delete());
}

export const text = (words: string, marks: object = {}) => ({ type: 'text', text: words, ...marks });
export const paragraph = (...children: object[]): Block => ({ type: 'paragraph', children });

/** Writes an entry and publishes it in a language, which approves what is written there. */
export async function approve(locale: string, source: object, translation: object): Promise<Page> {
  const page = await pagesOf(hub, 'happening').create('en', source);
  await page.publish('en');
  await page.save(locale, translation);
  await page.publish(locale);
  await memory.settled();
  return page;
}

/** What the memory offers for an English text, in Albanian unless another language is named. */
export async function matchesOf(
  words: string,
  {
    locale = 'sq',
    ...request
  }: Pick<Partial<MatchesRequest>, 'locale' | 'mayRead'> & { context?: { documentId: string; unit: string } } = {}
): Promise<MemoryMatch[]> {
  const context = request.context && { type: TYPE, ...request.context };
  const [found] = await memory.matches({
    sourceLocale: 'en',
    locale,
    segments: [{ text: words, context }],
    mayRead: request.mayRead,
  });
  return found as MemoryMatch[];
}

export const BODY = [
  paragraph(text('Come '), text('early', { bold: true }), text(' to get a place')),
  { type: 'list', format: 'unordered', children: [{ type: 'list-item', children: [text('bread and wine')] }] },
];
export const BODY_SQ = [
  paragraph(text('Ejani '), text('herët', { bold: true }), text(' për të zënë vend')),
  { type: 'list', format: 'unordered', children: [{ type: 'list-item', children: [text('bukë e verë')] }] },
];

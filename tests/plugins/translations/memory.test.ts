import type { Block, TranslatedSegment } from '../../../src/plugins/localization/shared/contracts';
import type { MatchesRequest, MemoryService } from '../../../src/plugins/translations/server/services/memory';
import type { MemoryMatch } from '../../../src/plugins/translations/shared/aids';
import { startHub, type Hub } from '../../support/hub';
import { pagesOf, type Page } from '../localization/support/pages';

const TYPE = 'api::happening.happening';

let hub: Hub;
let memory: MemoryService;
beforeAll(async () => {
  hub = await startHub('localization');
  hub.strapi.config.set('plugin::translations', { memory: { families: [['sr', 'hr', 'bs']] } });
  memory = hub.strapi.plugin('translations').service('memory');
});
afterAll(() => hub.stop());
beforeEach(() => hub.strapi.db.connection('translations_memory').delete());

const text = (words: string, marks: object = {}) => ({ type: 'text', text: words, ...marks });
const paragraph = (...children: object[]): Block => ({ type: 'paragraph', children });

/** Writes an entry and publishes it in a language, which approves what is written there. */
async function approve(locale: string, source: object, translation: object): Promise<Page> {
  const page = await pagesOf(hub, 'happening').create('en', source);
  await page.publish('en');
  await page.save(locale, translation);
  await page.publish(locale);
  await memory.settled();
  return page;
}

async function matchesOf(
  words: string,
  { locale = 'sq', ...request }: Partial<MatchesRequest> & { context?: { documentId: string; unit: string } } = {}
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

const SENTENCE = 'The fair opens at nine in the town hall';

it('what was approved is found again, in its place, elsewhere and in texts that are alike', async () => {
  const page = await approve('sq', { title: SENTENCE }, { title: 'Panairi hapet në nëntë në bashki' });
  const context = { documentId: page.documentId, unit: 'title' };
  expect(await matchesOf(SENTENCE, { context })).toEqual([
    {
      kind: 'context',
      score: 101,
      source: SENTENCE,
      target: 'Panairi hapet në nëntë në bashki',
      locale: 'sq',
      origin: { kind: 'entry', type: TYPE, documentId: page.documentId, path: 'title' },
      approvedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    },
  ]);
  expect(await matchesOf(SENTENCE)).toMatchObject([{ kind: 'exact', score: 100 }]);
  // One of nine words is another, two are.
  expect(await matchesOf(SENTENCE.replace('nine', 'ten'))).toMatchObject([{ kind: 'fuzzy', score: 88 }]);
  expect(await matchesOf('The fair opens at ten in the big hall')).toMatchObject([{ kind: 'fuzzy', score: 77 }]);
  expect(await matchesOf('The fair closes at ten in the big hall')).toEqual([]);
  expect(await matchesOf(SENTENCE, { locale: 'sr-Latn' })).toEqual([]);
});

it('what is not approved is not learnt', async () => {
  const page = await pagesOf(hub, 'happening').create('en', { title: SENTENCE, summary: 'Bring your own bread' });
  await page.save('sq', { title: 'Panairi' });
  await memory.settled();
  await memory.catchUp();
  expect(await matchesOf(SENTENCE)).toEqual([]);
});

import fc from 'fast-check';

import type { Block } from '../../../src/plugins/localization/shared/contracts';
import { passagesOf } from '../../../src/plugins/translations/server/passages/block-passages';
import type { Passage } from '../../../src/plugins/translations/server/passages/passage';
import { XLIFF_VERSIONS } from '../../../src/plugins/translations/shared/contracts';
import { startHub, type Hub } from '../../support/hub';
import { anyBlock } from '../../unit/plugins/translations/passages/any-blocks';
import { anyOrderOf, mapTexts } from '../../unit/plugins/translations/xliff/any-entries';
import { pagesOf, type Page } from '../localization/support/pages';
import { readStored } from '../localization/support/stored';

import { filesOf, pseudo, pseudoTranslate, translateUnits } from './support/files';

const SEED = 20_261_122;
const RUNS = 40;
const TIMEOUT_MS = 180_000;

let hub: Hub;
let files: ReturnType<typeof filesOf>;
beforeAll(async () => {
  hub = await startHub('localization');
  files = filesOf(hub);
});
afterAll(() => hub.stop());

const anyBody = fc.array(anyBlock, { minLength: 1, maxLength: 5 });
const anyContent = fc.record({
  version: fc.constantFrom(...XLIFF_VERSIONS),
  body: anyBody,
  /** Somebody's own, whatever the source looks like. */
  translation: fc.option(anyBody, { nil: undefined }),
  /** What the source says after that was written. */
  later: fc.option(anyBody, { nil: undefined }),
});

async function write({
  body,
  translation,
  later,
}: {
  body: Block[];
  translation?: Block[];
  later?: Block[];
}): Promise<Page> {
  const page = await pagesOf(hub, 'happening').create('en', { title: 'Fair', body });
  if (translation) await page.save('sq', { body: translation });
  if (later) await page.save('en', { body: later });
  return page;
}

const bodyOf = async (page: Page, locale: string): Promise<Block[]> =>
  (await page.drafts((row) => row.body as Block[] | null))[locale] ?? [];

const passagesIn = (body: readonly Block[]) => body.map((block) => [...passagesOf(block)]);

it(
  `a file that nobody changed changes nothing: ${RUNS} contents`,
  async () => {
    await fc.assert(
      fc.asyncProperty(anyContent, async ({ version, ...content }) => {
        const page = await write(content);
        const everything = () => readStored(hub.strapi, { entries: new Map([[page.documentId, 1]]), files: new Map() });
        const before = await everything();
        const outcome = await files.import(
          await files.export({ version, locale: 'sq', documentIds: [page.documentId] })
        );
        expect(outcome).toMatchObject({ entries: 1, isWritten: false });
        expect(outcome.units.filter(({ verdict }) => verdict !== 'unchanged' && verdict !== 'untranslated')).toEqual(
          []
        );
        expect(await everything()).toEqual(before);
      }),
      { seed: SEED, numRuns: RUNS }
    );
  },
  TIMEOUT_MS
);

it(
  `what a translator writes is what is shown, with its markup: ${RUNS} contents`,
  async () => {
    await fc.assert(
      fc.asyncProperty(anyContent, async ({ version, ...content }) => {
        const page = await write(content);
        const exported = await files.export({ version, locale: 'sq', documentIds: [page.documentId] });
        const outcome = await files.import(await pseudoTranslate(exported, version));
        expect(outcome.units.filter(({ verdict }) => verdict !== 'new' && verdict !== 'changed')).toEqual([]);

        const translated = passagesIn(await bodyOf(page, 'sq'));
        const expected = passagesIn(await bodyOf(page, 'en')).map((passages) =>
          passages.map(([id, passage]) => [id, mapTexts(passage, pseudo)])
        );
        for (const passages of expected) {
          if (passages.length > 0) expect(translated).toContainEqual(passages);
        }
        // A second time there is nothing left to do.
        const again = await files.import(await pseudoTranslate(exported, version));
        expect(again.units.filter(({ verdict }) => verdict !== 'unchanged')).toEqual([]);
        expect(again.isWritten).toBe(false);
      }),
      { seed: SEED, numRuns: RUNS }
    );
  },
  TIMEOUT_MS
);

it(
  `whatever order and nesting a translator gives the codes, importing twice is importing once: ${RUNS} contents`,
  async () => {
    await fc.assert(
      fc.asyncProperty(anyContent, fc.integer(), async ({ version, ...content }, seed) => {
        const page = await write(content);
        const exported = await files.export({ version, locale: 'sq', documentIds: [page.documentId] });
        const translate = (source: Passage) => fc.sample(anyOrderOf(source), { seed, numRuns: 1 })[0] as Passage;
        const file = await translateUnits({ file: exported, version, translate });
        const outcome = await files.import(file);
        expect(outcome.units.filter(({ verdict }) => verdict !== 'new' && verdict !== 'changed')).toEqual([]);

        const again = await files.import(file);
        expect(again.units.filter(({ verdict }) => verdict !== 'unchanged')).toEqual([]);
        expect(again.isWritten).toBe(false);
      }),
      { seed: SEED, numRuns: RUNS }
    );
  },
  TIMEOUT_MS
);

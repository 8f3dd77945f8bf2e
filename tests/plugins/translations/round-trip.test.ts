import fc from 'fast-check';

import type { Block } from '../../../src/plugins/localization/shared/contracts';
import { passagesOf } from '../../../src/plugins/translations/server/passages/block-passages';
import { plainText, type Passage } from '../../../src/plugins/translations/server/passages/passage';
import { XLIFF_VERSIONS, type UnitReport } from '../../../src/plugins/translations/shared/contracts';
import { startHub, type Hub } from '../../support/hub';
import { anyBlock } from '../../unit/plugins/translations/passages/any-blocks';
import { anyOrderOf, mapTexts } from '../../unit/plugins/translations/xliff/any-entries';
import { pagesOf, type Page } from '../localization/support/pages';
import { readStored } from '../localization/support/stored';

import { filesOf, pseudo, pseudoTranslate, read, translateUnits } from './support/files';

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
const textsIn = (body: readonly Block[]): string[] =>
  passagesIn(body)
    .flat()
    .map(([, passage]) => plainText(passage));

/** What somebody's own translation says and no unit of its export shows: an import may not lose it. */
async function unseenTexts(page: Page, exported: string): Promise<string[]> {
  const units = (await read(exported)).flatMap((entry) => entry.units);
  const shown = new Set(units.map(({ target = [] }) => plainText(target)));
  return textsIn(await bodyOf(page, 'sq')).filter((text) => !shown.has(text));
}

/** Expects that units are written, but for blocks whose translation would take the place of what the file does not show. */
function expectTaken(units: readonly UnitReport[], { translation }: { translation?: Block[] }): void {
  const refused = units.filter(({ verdict }) => verdict !== 'new' && verdict !== 'changed');
  for (const { verdict, reason } of refused) {
    expect([verdict, reason]).toEqual(['refused', expect.stringMatching(/^It would take the place of /)]);
  }
  if (!translation) expect(refused).toEqual([]);
}

/** Expects of a file that was imported that a second time nothing of it is written, and the same is refused. */
async function expectNothingLeft(file: string, units: readonly UnitReport[]): Promise<void> {
  const again = await files.import(file, { acceptsPartial: true });
  expect(again.isWritten).toBe(false);
  expect(again.units.map(({ verdict }) => verdict)).toEqual(
    units.map(({ verdict }) => (verdict === 'refused' ? 'refused' : 'unchanged'))
  );
}

const blockOf = (unit: string): number => Number(/^body\.(\d+)/.exec(unit)?.[1]);

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
        const unseen = content.translation ? await unseenTexts(page, exported) : [];
        const file = await pseudoTranslate(exported, version);
        const { units } = await files.import(file, { acceptsPartial: true });
        expectTaken(units, content);

        const translated = passagesIn(await bodyOf(page, 'sq'));
        const expected = passagesIn(await bodyOf(page, 'en')).map((passages) =>
          passages.map(([id, passage]) => [id, mapTexts(passage, pseudo)])
        );
        const refused = new Set(units.filter(({ reason }) => reason).map(({ unit }) => blockOf(unit)));
        for (const [index, passages] of expected.entries()) {
          if (passages.length > 0 && !refused.has(index))
            expect(translated).toContainEqual(content.translation ? expect.arrayContaining(passages) : passages);
        }
        expect(textsIn(await bodyOf(page, 'sq'))).toEqual(expect.arrayContaining(unseen));
        await expectNothingLeft(file, units);
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
        const { units } = await files.import(file, { acceptsPartial: true });
        expectTaken(units, content);
        await expectNothingLeft(file, units);
      }),
      { seed: SEED, numRuns: RUNS }
    );
  },
  TIMEOUT_MS
);

import fc from 'fast-check';

import type { Block } from '../../../src/plugins/localization/shared/contracts';
import type { BlockNode, InlineNode } from '../../../src/plugins/translations/server/passages/block';
import { toPassage } from '../../../src/plugins/translations/server/passages/inline-passage';
import { plainText, type Passage } from '../../../src/plugins/translations/server/passages/passage';
import { XLIFF_VERSIONS } from '../../../src/plugins/translations/shared/contracts';
import { documentsOf } from '../../support/documents';
import { startHub, type Hub } from '../../support/hub';
import { anyBlock } from '../../unit/plugins/translations/passages/any-blocks';
import { mapTexts } from '../../unit/plugins/translations/xliff/any-entries';

import { filesOf, pseudo, pseudoTranslate } from './support/files';

const SEED = 20_261_123;
const RUNS = 10;
const TIMEOUT_MS = 300_000;

let hub: Hub;
let files: ReturnType<typeof filesOf>;
let created = 0;
beforeAll(async () => {
  hub = await startHub();
  files = filesOf(hub);
});
afterAll(() => hub.stop());

async function create(body: Block[]): Promise<string> {
  created += 1;
  const data = { name: `Air ${created}`, slug: `air-${created}`, body };
  return (await documentsOf(hub, 'topic').create({ data, locale: 'en' })).documentId;
}

/** What readers get. */
async function bodyOf(documentId: string, locale: string): Promise<BlockNode[]> {
  const { body } = await hub.request.get(`/api/topics/${documentId}`).query({ locale }).expect(200);
  // A body without any text is none.
  return body.data.body ?? [];
}

const translateText = (text: string | null | undefined) => (text && text.trim() !== '' ? pseudo(text) : text);
const translatePassage = (passage: Passage): Passage =>
  plainText(passage).trim() === '' ? passage : mapTexts(passage, pseudo);

interface Shape {
  inlines: (nodes: readonly InlineNode[]) => Passage;
  text: (text: string | null | undefined) => string | null | undefined;
}

/** All that is in a block, with its texts as passages: the same text can be cut into nodes in many ways. */
function shapeOf(node: BlockNode, shape: Shape): unknown {
  if (node.type === 'list') return { ...node, children: node.children.map((child) => shapeOf(child, shape)) };
  if (node.type === 'image') {
    const { alternativeText, caption } = node.image;
    return {
      ...node,
      image: { ...node.image, alternativeText: shape.text(alternativeText), caption: shape.text(caption) },
    };
  }
  const links = node.children.flatMap((child) => (child.type === 'link' ? [{ ...child, children: undefined }] : []));
  return { ...node, children: shape.inlines(node.children), links };
}

it(
  `what a translator makes of each text is what readers get, block by block, with its markup: ${RUNS} contents`,
  async () => {
    const anyContent = fc.record({
      version: fc.constantFrom(...XLIFF_VERSIONS),
      body: fc.array(anyBlock, { minLength: 1, maxLength: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(anyContent, async ({ version, body }) => {
        const documentId = await create(body);
        const exported = await files.export({ version, locale: 'sq', documentIds: [documentId] });
        expect(await files.import(await pseudoTranslate(exported, version))).toMatchObject({
          isWritten: true,
          counts: { unchanged: 0, untranslated: 0, refused: 0 },
        });
        await documentsOf(hub, 'topic').publish({ documentId, locale: ['en', 'sq'] });

        const source = await bodyOf(documentId, 'en');
        const expected = source.map((node) =>
          shapeOf(node, { inlines: (nodes) => translatePassage(toPassage(nodes)), text: translateText })
        );
        const read = await bodyOf(documentId, 'sq');
        expect(read.map((node) => shapeOf(node, { inlines: toPassage, text: (text) => text }))).toEqual(expected);
      }),
      { seed: SEED, numRuns: RUNS }
    );
  },
  TIMEOUT_MS
);

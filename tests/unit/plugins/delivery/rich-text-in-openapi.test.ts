import path from 'node:path';

import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import fc from 'fast-check';

import { BLOCK_SCHEMAS } from '../../../../src/plugins/delivery/server/openapi/blocks';
import { EVERY_BLOCK, IMAGE } from '../../../support/rich-text';

interface Validator {
  blocksValidator(): { validateSync(value: unknown, options: object): unknown };
}

// By its file: the package exports nothing of it.
const VALIDATOR = path.resolve(
  __dirname,
  '../../../../node_modules/@strapi/core/dist/services/entity-validator/blocks-validator'
);
const strapi = jest.requireActual<Validator>(VALIDATOR).blocksValidator();
const ajv = new Ajv({ strict: false });
ajv.addSchema({ components: { schemas: BLOCK_SCHEMAS } }, 'openapi');
const isDescribed = ajv.getSchema('openapi#/components/schemas/Blocks') as ValidateFunction;

/** @returns what Strapi makes of a rich text before it keeps it; undefined where it refuses it */
function takenByStrapi(blocks: unknown): unknown {
  try {
    return strapi.validateSync(blocks, { strict: false });
  } catch {
    return undefined;
  }
}

it('every kind of block that the editor writes is what Strapi takes, and what the document says', () => {
  expect(takenByStrapi(EVERY_BLOCK)).toEqual(EVERY_BLOCK);
  isDescribed(EVERY_BLOCK);
  expect(isDescribed.errors ?? []).toEqual([]);
});

/** One of these, or nothing. */
const sometimes = <Value>(...values: Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

const nodes = fc.letrec((tie) => ({
  text: fc.record({
    type: fc.constant('text'),
    text: sometimes<unknown>('', 'a', 1),
    bold: sometimes<unknown>(true, false, 'yes'),
    code: sometimes(true),
  }),
  link: fc.record({ type: fc.constant('link'), url: fc.constant('/cities'), children: tie('children') }),
  block: fc.record({
    type: fc.constantFrom('paragraph', 'heading', 'quote', 'code', 'list', 'list-item', 'image', 'video', undefined),
    level: sometimes<unknown>(1, 6, 7, '2'),
    format: sometimes('ordered', 'unordered', 'checklist'),
    language: sometimes<unknown>('plaintext', null),
    image: sometimes<unknown>(IMAGE, { ...IMAGE, width: null }, { ...IMAGE, formats: null }, {}),
    children: tie('children'),
  }),
  children: fc.option(
    fc.array(fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('text'), tie('link'), tie('block')), {
      maxLength: 2,
    }),
    { nil: undefined }
  ),
}));

/** Sets aside what was left out: an answer holds no undefined. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

it('what Strapi takes is what the document says, and nothing else is', () => {
  const seen = { taken: 0, refused: 0 };
  fc.assert(
    fc.property(fc.array(nodes.block, { maxLength: 2 }), (generated) => {
      const blocks = asJson(generated);
      const taken = takenByStrapi(blocks);
      seen[taken ? 'taken' : 'refused'] += 1;
      expect(isDescribed(asJson(taken ?? blocks))).toBe(taken !== undefined);
    }),
    { seed: 7, numRuns: 5_000 }
  );
  expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(500);
});

import fc from 'fast-check';

import type { Block } from '../../../../../src/plugins/translations/server/passages/block';

interface Node {
  type: string;
  text?: string;
  children?: Node[];
  [key: string]: unknown;
}

const text = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: fc.constantFrom(...'aé Šњ1.\n<&>"]'), maxLength: 8 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }).map((value) => value.replaceAll('\0', '')) }
);
const flag = fc.boolean();
const marks = fc.record(
  { bold: flag, italic: flag, underline: flag, strikethrough: flag, code: flag },
  { requiredKeys: [] }
);
const textNode: fc.Arbitrary<Node> = fc
  .tuple(text, marks)
  .map(([value, set]) => ({ type: 'text', text: value, ...set }));
const link: fc.Arbitrary<Node> = fc.record({
  type: fc.constant('link'),
  url: fc.constantFrom('https://example.org/?a=1&b="2"', '/Берат', 'mailto:a@example.org'),
  rel: fc.constant('noopener'),
  children: fc.array(textNode, { minLength: 1, maxLength: 3 }),
});
const inlines = fc.array(fc.oneof({ weight: 3, arbitrary: textNode }, { weight: 1, arbitrary: link }), {
  minLength: 1,
  maxLength: 6,
});
const item: fc.Arbitrary<Node> = fc.record({ type: fc.constant('list-item'), children: inlines });
const list = fc.letrec<{ list: Node }>((tie) => ({
  list: fc.record({
    type: fc.constant('list'),
    format: fc.constantFrom('ordered', 'unordered'),
    indentLevel: fc.nat(2),
    children: fc.array(fc.oneof({ maxDepth: 3, withCrossShrink: true }, item, tie('list')), {
      minLength: 1,
      maxLength: 4,
    }),
  }),
})).list;
const imageText = fc.option(text, { nil: null });
/** What Strapi wants to know of the file; nobody translates it. */
const FILE = {
  name: 'a.png',
  url: '/uploads/a.png',
  width: 800,
  height: 600,
  hash: 'a',
  ext: '.png',
  mime: 'image/png',
  size: 12,
  provider: 'local',
  createdAt: '2026-11-22T00:00:00.000Z',
  updatedAt: '2026-11-22T00:00:00.000Z',
};
const image = fc.record({
  type: fc.constant('image'),
  image: fc.record({ alternativeText: imageText, caption: imageText }).map((texts) => ({ ...FILE, ...texts })),
  children: fc.constant([{ type: 'text', text: '' }]),
});

/** Any block that Strapi's validation lets pass, also in forms its editor would tidy up. */
export const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constantFrom('paragraph', 'quote'), children: inlines }),
  fc.record({ type: fc.constant('heading'), level: fc.integer({ min: 1, max: 6 }), children: inlines }),
  fc.record({
    type: fc.constant('code'),
    language: fc.constant('sql'),
    children: fc.array(textNode, { minLength: 1, maxLength: 2 }),
  }),
  list,
  image
);

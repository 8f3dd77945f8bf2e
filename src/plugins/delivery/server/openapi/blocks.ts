import { schemaRef } from './names';
import type { JsonSchema } from './schema-of-attribute';

/** The name of the schema of a rich text. */
export const BLOCKS = 'Blocks';

const TEXT = { type: 'string' };
const TEXT_OR_NULL = { type: ['string', 'null'] };
const MARK = { type: 'boolean' };

/** Something that says what it is in `type`. It may hold more: Strapi keeps what it does not know. */
const node = (
  type: string,
  { description, always, sometimes = {} }: { description?: string; always: object; sometimes?: object }
): JsonSchema => ({
  type: 'object',
  ...(description !== undefined && { description }),
  properties: { type: { type: 'string', const: type }, ...always, ...sometimes },
  required: ['type', ...Object.keys(always)],
});

/** One of several nodes, by their `type`. */
const oneOf = (schemas: Readonly<Record<string, string>>, description?: string): JsonSchema => ({
  ...(description !== undefined && { description }),
  oneOf: Object.values(schemas).map(schemaRef),
  discriminator: {
    propertyName: 'type',
    mapping: Object.fromEntries(Object.entries(schemas).map(([type, name]) => [type, schemaRef(name).$ref])),
  },
});

const listOf = (name: string, atLeast = 0): JsonSchema => ({
  type: 'array',
  items: schemaRef(name),
  ...(atLeast > 0 && { minItems: atLeast }),
});
const INLINES = { children: listOf('InlineNode', 1) };

/**
 * Rich text as Strapi keeps it: what its validator lets through (@strapi/core, `blocks-validator.js`), and what its editor adds to that (`rel`,
 * `target`, `indentLevel`). A unit test holds these schemas against the validator.
 */
export const BLOCK_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  [BLOCKS]: { ...listOf('Block'), description: 'Rich text: blocks, from the first to the last.' },
  Block: oneOf({
    paragraph: 'ParagraphBlock',
    heading: 'HeadingBlock',
    list: 'ListBlock',
    quote: 'QuoteBlock',
    code: 'CodeBlock',
    image: 'ImageBlock',
  }),
  ParagraphBlock: node('paragraph', {
    description: 'An empty one, whose only text is empty, is how editors make room.',
    always: INLINES,
  }),
  HeadingBlock: node('heading', { always: { level: { type: 'integer', enum: [1, 2, 3, 4, 5, 6] }, ...INLINES } }),
  ListBlock: node('list', {
    always: { format: { type: 'string', enum: ['ordered', 'unordered'] }, children: listOf('ListNode', 1) },
    sometimes: { indentLevel: { type: 'integer', description: 'How deep it lies in other lists.' } },
  }),
  ListNode: oneOf({ 'list-item': 'ListItemNode', list: 'ListBlock' }, 'An item, or a list within the list.'),
  ListItemNode: node('list-item', { always: { children: listOf('InlineNode') } }),
  QuoteBlock: node('quote', { always: INLINES }),
  CodeBlock: node('code', {
    always: { children: listOf('TextNode', 1) },
    sometimes: { language: { ...TEXT_OR_NULL, description: 'What it is written in, such as `javascript`.' } },
  }),
  ImageBlock: node('image', {
    description: 'Its children say nothing: in the editor, every block has some.',
    always: { image: schemaRef('BlockImage'), children: listOf('InlineNode') },
  }),
  BlockImage: {
    type: 'object',
    description: 'A file as it was when the picture was put into the text.',
    properties: {
      url: { ...TEXT, description: 'Where the file is: a path of the hub where it names no host.' },
      name: TEXT,
      alternativeText: { ...TEXT_OR_NULL, description: 'The name where nobody wrote one.' },
      caption: TEXT_OR_NULL,
      width: { type: 'number' },
      height: { type: 'number' },
      formats: { type: ['object', 'null'], additionalProperties: true },
      hash: TEXT,
      ext: TEXT,
      mime: TEXT,
      size: { type: 'number', description: 'In kilobytes.' },
      previewUrl: TEXT_OR_NULL,
      provider: TEXT,
      provider_metadata: {},
      createdAt: TEXT,
      updatedAt: TEXT,
    },
    required: [
      ...['url', 'name', 'width', 'height', 'hash', 'ext', 'mime', 'size'],
      ...['provider', 'createdAt', 'updatedAt'],
    ],
  },
  InlineNode: oneOf({ text: 'TextNode', link: 'LinkNode' }, 'A piece of text, or a link.'),
  TextNode: node('text', {
    always: { text: TEXT },
    sometimes: { bold: MARK, italic: MARK, underline: MARK, strikethrough: MARK, code: MARK },
  }),
  LinkNode: node('link', {
    always: {
      url: { ...TEXT, description: 'http, https, ftp, mailto or tel, or a path of the site.' },
      children: listOf('TextNode'),
    },
    sometimes: { rel: TEXT, target: TEXT },
  }),
};

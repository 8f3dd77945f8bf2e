const text = (marks: object = {}) => ({ type: 'text', text: 'Durrës', ...marks });
const link = { type: 'link', url: 'https://example.org', children: [text()], rel: '', target: '_blank' };
const item = { type: 'list-item', children: [text(), link] };
/** A file as the editor puts it into a rich text. */
export const IMAGE = {
  ...{ name: 'a.png', alternativeText: 'a.png', url: 'http://localhost:1337/uploads/a.png', caption: null },
  ...{ width: 4, height: 3, formats: { thumbnail: { url: '/uploads/t.png' } }, hash: 'a', ext: '.png' },
  ...{ mime: 'image/png', size: 1.5, previewUrl: null, provider: 'local', provider_metadata: null },
  ...{ createdAt: '2026-01-31T08:00:00.000Z', updatedAt: '2026-01-31T08:00:00.000Z' },
};
/** A rich text with every kind of block, piece and mark that Strapi's editor writes. */
export const EVERY_BLOCK = [
  { type: 'paragraph', children: [text({ bold: true, italic: true }), link, text({ underline: true, code: true })] },
  { type: 'paragraph', children: [{ type: 'text', text: '' }] },
  { type: 'heading', level: 2, children: [text({ strikethrough: true })] },
  {
    type: 'list',
    format: 'unordered',
    children: [item, { type: 'list', format: 'ordered', indentLevel: 1, children: [item] }],
  },
  { type: 'quote', children: [text()] },
  { type: 'code', language: 'javascript', children: [text()] },
  { type: 'image', image: IMAGE, children: [{ type: 'text', text: '' }] },
];

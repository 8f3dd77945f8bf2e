import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Strapi keeps a short text in a varchar(255), but checks only the length its schema names. */
const COLUMN_LENGTH = 255;

const SRC = path.resolve(__dirname, '../../src');
const schemas = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /^api\/.*\/schema\.json$/.test(file) || /^components\/.*\.json$/.test(file)
);

describe('a schema', () => {
  it.each(schemas)('%s allows no short text that its column cannot hold', (file) => {
    const { attributes } = JSON.parse(readFileSync(path.join(SRC, file), 'utf8')) as {
      attributes: Record<string, { type: string; maxLength?: number }>;
    };
    const tooLong = Object.entries(attributes).filter(
      ([, { type, maxLength = 0 }]) => type === 'string' && maxLength > COLUMN_LENGTH
    );
    expect(tooLong).toEqual([]);
  });
});

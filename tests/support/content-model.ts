import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import {
  createContentModel,
  type Attributes,
  type ContentModel,
  type ContentTypeSchema,
} from '../../src/seeding/content-model';

const SRC = path.resolve(__dirname, '../../src');

/** The hub's content model as its schema files say, for tests that boot nothing. */
export function readContentModel(): ContentModel {
  const readJson = <Schema>(...file: string[]) => JSON.parse(readFileSync(path.join(SRC, ...file), 'utf8')) as Schema;
  const contentTypes = readdirSync(path.join(SRC, 'api')).map((name): [string, ContentTypeSchema] => [
    `api::${name}.${name}`,
    readJson('api', name, 'content-types', name, 'schema.json'),
  ]);
  const components = readdirSync(path.join(SRC, 'components')).flatMap((category) =>
    readdirSync(path.join(SRC, 'components', category)).map((file): [string, { attributes: Attributes }] => [
      `${category}.${path.basename(file, '.json')}`,
      readJson('components', category, file),
    ])
  );
  return createContentModel({
    contentTypes: Object.fromEntries(contentTypes),
    components: Object.fromEntries(components),
  });
}

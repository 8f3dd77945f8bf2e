import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

import fc from 'fast-check';

import { XLIFF_VERSIONS } from '../../../../../src/plugins/translations/shared/contracts';

import { anyEntries } from './any-entries';
import { findModelFaults } from './content-models';
import { parseXml } from './element-tree';
import { write } from './read-and-write';

/** Of OASIS. */
const SCHEMAS = path.resolve(__dirname, '../../../../../../shared/schemas');
const FILES = { '1.2': 'xliff-core-1.2-strict.xsd', '2.0': 'xliff-core-2.0.xsd' };

const isFound = existsSync(SCHEMAS) && spawnSync('xmllint', ['--version']).error === undefined;

describe.each(XLIFF_VERSIONS)('any file of XLIFF %s', (version) => {
  it('has the elements and attributes of its schema, in its order', async () => {
    await fc.assert(
      fc.asyncProperty(anyEntries, async (entries) => {
        expect(findModelFaults(parseXml(await write(version, entries)), version)).toEqual([]);
      }),
      { seed: 20_261_122, numRuns: 200 }
    );
  });

  // The project keeps no copy of the schemas, so only some machines can ask them.
  if (!isFound) return;
  it('is valid by the schema itself', async () => {
    const schema = path.join(SCHEMAS, FILES[version]);
    await fc.assert(
      fc.asyncProperty(fc.array(anyEntries, { minLength: 20, maxLength: 20 }), async (entries) => {
        const input = await write(version, entries.flat());
        const { stderr } = spawnSync('xmllint', ['--nonet', '--noout', '--schema', schema, '-'], { input });
        expect(stderr.toString()).toBe('- validates\n');
      }),
      { seed: 20_261_122, numRuns: 10 }
    );
  });
});

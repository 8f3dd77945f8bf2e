import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { GENERATED_FILES, generateTypes } from '../generated-types/generate';

/**
 * Generates the types again elsewhere and compares.
 *
 * @returns which files differ from the schemas and what to run; undefined where none does
 */
export async function findOutdatedTypes(root: string): Promise<string | undefined> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'cities-hub-types-'));
  try {
    // Strapi joins the folder to the checkout's, so an absolute one would end up inside it.
    await generateTypes({ root, outDir: path.relative(root, dir) });
    const outdated = GENERATED_FILES.filter((file) => {
      const committed = path.join(root, 'types', file);
      return !existsSync(committed) || readFileSync(committed, 'utf8') !== readFileSync(path.join(dir, file), 'utf8');
    });
    if (outdated.length === 0) return undefined;
    const names = outdated.map((file) => `types/${file}`).join(' and ');
    return `${names} do not fit the content types: run \`npm run types\` and commit the result.`;
  } catch (error) {
    return (error as Error).message;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

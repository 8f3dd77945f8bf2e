import { existsSync } from 'node:fs';
import path from 'node:path';

import { createOfflineEnvironment } from '../environment/environment';
import { captureChild } from '../process/child';

/** What Strapi generates, under the output folder. */
export const GENERATED_FILES = ['generated/contentTypes.d.ts', 'generated/components.d.ts'];

/**
 * Generates TypeScript for the content types and components, with Strapi's own generator. Its command would compile the
 * server first, which scripts/hub.mjs has done, and spoil what the next compilation relies on.
 *
 * @param root - the checkout's folder
 * @param outDir - relative to it; the files go to `generated/` in there
 * @throws Error with the generator's output where it fails
 */
export async function generateTypes({ root, outDir }: { root: string; outDir: string }): Promise<void> {
  const { exitCode, output } = await captureChild({
    args: [path.join(__dirname, 'program.js'), root, outDir],
    options: { env: createOfflineEnvironment(root) },
  });
  // The generator reports its failures and still exits with 0.
  const isComplete = GENERATED_FILES.every((file) => existsSync(path.resolve(root, outDir, file)));
  if (exitCode !== 0 || !isComplete || output.includes('[ERROR]')) {
    throw new Error(`The types could not be generated:\n${output}`);
  }
}

import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';

/** @throws Error where a file is there already and may not be replaced */
export function checkOutput({ output, mayReplace }: { output: string; mayReplace: boolean }): void {
  if (!existsSync(output) || mayReplace) return;
  throw new Error(`${output} is there already, perhaps with somebody's work; --force replaces it`);
}

/** Writes a file that is there as a whole or not at all. */
export async function writeWholeFile(output: string, content: AsyncIterable<string>): Promise<void> {
  const unfinished = `${output}.unfinished`;
  try {
    await writeFile(unfinished, content);
    await rename(unfinished, output);
  } finally {
    await rm(unfinished, { force: true });
  }
}

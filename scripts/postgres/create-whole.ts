import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

/** Longer than filling a folder ever takes: a draft this old was left behind by a process that was killed. */
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

/**
 * Creates a folder whole or not at all: a stop half-way leaves nothing under its name, and where two processes create
 * it at the same time, both end up with the first one's. An existing folder stays as it is.
 *
 * @param dir - the folder
 * @param fill - fills a draft of it, an empty folder beside it
 */
export async function createWhole(dir: string, fill: (draft: string) => Promise<void> | void): Promise<void> {
  if (existsSync(dir)) return;
  removeAbandonedDrafts(dir);
  const draft = mkdtempSync(draftPrefix(dir));
  try {
    await fill(draft);
    renameSync(draft, dir);
  } catch (error) {
    if (!existsSync(dir)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

const draftPrefix = (dir: string) => `${dir}.draft-`;

function removeAbandonedDrafts(dir: string): void {
  const parent = path.dirname(dir);
  for (const name of readdirSync(parent)) {
    const file = path.join(parent, name);
    if (file.startsWith(draftPrefix(dir)) && Date.now() - statSync(file).mtimeMs > ABANDONED_AFTER_MS) {
      rmSync(file, { recursive: true, force: true });
    }
  }
}

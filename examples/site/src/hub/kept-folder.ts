import { existsSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A folder of what is kept from one build to the next. */
export interface KeptFolder {
  /** Where something of this name is, or is to be; what is asked for here is needed by this build. */
  placeOf: (name: string) => string;
  /**
   * Removes what no part of this process has asked for. A process that asked for nothing removes nothing. It is done
   * when it returns, as the end of a process demands.
   */
  forgetTheRest: () => void;
}

/** @param folder - need not exist */
export function createKeptFolder(folder: string): KeptFolder {
  const asked = new Set<string>();
  return {
    placeOf(name) {
      asked.add(name);
      return path.join(folder, name);
    },
    forgetTheRest() {
      if (asked.size === 0 || !existsSync(folder)) return;
      for (const name of readdirSync(folder)) if (!asked.has(name)) rmSync(path.join(folder, name));
    },
  };
}

/** A build that is stopped leaves no half file behind. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  await makeWhole(file, (unfinished) => writeFile(unfinished, content));
}

/**
 * Has a file written beside its place, and puts it there when it is whole.
 *
 * @param write - writes it; what it throws is thrown
 */
export async function makeWhole(file: string, write: (unfinished: string) => Promise<void>): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  await write(unfinished);
  await rename(unfinished, file);
}

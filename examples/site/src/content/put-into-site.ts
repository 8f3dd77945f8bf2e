import { constants, copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';

const put = new Map<string, Promise<void>>();

/**
 * Puts a file into the site that is being built, once for all pages that lead to it.
 *
 * @param from - the file, on this machine
 * @param to - the folder the site is built in
 * @param address - where readers find it, such as `/uploads/report.pdf`; no part of it may lead out of the folder
 */
export function putIntoSite({ from, to, address }: { from: string; to: string; address: string }): Promise<void> {
  const known = put.get(address) ?? copyInto({ from, place: path.join(to, address) });
  put.set(address, known);
  return known;
}

async function copyInto({ from, place }: { from: string; place: string }): Promise<void> {
  await mkdir(path.dirname(place), { recursive: true });
  await copyFile(from, place, constants.COPYFILE_FICLONE);
}

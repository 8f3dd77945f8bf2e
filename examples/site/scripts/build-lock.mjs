// @ts-check
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Keeps a second build from writing the same files at the same time.
 *
 * @param {string} file - holds the number of the process that builds; a build that was killed leaves it behind
 * @returns {() => void} what lets the next build begin
 * @throws Error that names the process of the build that runs
 */
export function holdBuild(file) {
  const holder = readHolder(file);
  // In a container every build may have the same number.
  const isHeld = holder !== undefined && holder !== process.pid && isRunning(holder);
  if (isHeld) throw new Error(`The site is being built already, by process ${holder}; ${file} says so.`);
  rmSync(file, { force: true });
  // Of two that begin at once, only one writes it.
  writeFileSync(file, String(process.pid), { flag: 'wx' });
  return () => rmSync(file, { force: true });
}

/** @param {string} file */
function readHolder(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {number} processId */
function isRunning(processId) {
  try {
    // Signal 0 only asks.
    return process.kill(processId, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

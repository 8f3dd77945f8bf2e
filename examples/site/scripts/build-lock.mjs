// @ts-check
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Keeps a second build from writing the same files at the same time.
 *
 * @param {string} file - holds the number of the process that builds; a build that was killed leaves it behind
 * @returns {() => void} what lets the next build begin
 * @throws Error that names the process of the build that runs
 */
export function holdBuild(file) {
  const own = `${file}.${process.pid}`;
  // Whole before it is there: nobody finds it empty.
  writeFileSync(own, String(process.pid));
  try {
    if (!takePlace(own, file)) {
      const left = read(file);
      if (isBuilding(left)) throw refusalBy(left, file);
      putAside(left, file);
      // Of two that begin at once, only one gets here first.
      if (!takePlace(own, file)) throw refusalBy(read(file), file);
    }
  } finally {
    rmSync(own, { force: true });
  }
  return () => rmSync(file, { force: true });
}

/**
 * Removes what a killed build left behind. Another build may have found it at the same moment, and have taken its place
 * since: what was not left behind is given back.
 *
 * @param {string} left - what stood in it
 * @param {string} file
 */
function putAside(left, file) {
  const aside = `${file}.${process.pid}.left`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (read(aside) !== left) takePlace(aside, file);
  rmSync(aside);
}

/**
 * @param {string} from
 * @param {string} to
 * @returns {boolean} false where something is there already
 */
function takePlace(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  }
}

/**
 * @param {string} holder
 * @param {string} file
 */
const refusalBy = (holder, file) =>
  new Error(`The site is being built already, by process ${holder}; ${file} says so.`);

/** @param {string} holder */
function isBuilding(holder) {
  // A disk that was full leaves nothing in it; and to ask for 0 or less is to ask for whole groups of processes.
  if (!/^[1-9]\d*$/.test(holder)) return false;
  // In a container every build may have the same number.
  return Number(holder) !== process.pid && isRunning(Number(holder));
}

/** @param {number} processId */
function isRunning(processId) {
  try {
    // Signal 0 only asks.
    return process.kill(processId, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** @param {unknown} error */
const codeOf = (error) => /** @type {NodeJS.ErrnoException} */ (error).code;

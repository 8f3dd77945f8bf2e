import { setTimeout as wait } from 'node:timers/promises';

import type { Row } from '../report';
import type { Stand } from '../stand';

import { load, type Side } from './load';
import { PAGES } from './requests';

const MAX_RESIDENT_MB = 900;
const LOAD_SECONDS = 2 / 3;
/** More than are asked for in one load. */
const NUMBERS_PER_LOAD = 10_000;
/** Answers and pieces that had to make room: by then what is in memory has been replaced several times over. */
const MIN_EVICTED = 5_000;
const MAX_BURSTS = 120;
/** Room for one more answer may be all that is left. */
const FULL_SHARE = 0.95;
/** Until what was garbage is collected, as far as Node does that by itself. */
const SETTLE_MS = 10_000;
/** How clients take bodies: a kept answer has a form for each. Each is asked for in all of them, and so stays like one that is asked for often. */
const ENCODINGS = ['identity', 'gzip', 'br'];

const toMb = (bytes: number): number => bytes / 2 ** 20;

/**
 * Fills a hub's memory with lists that nobody asked for before, in all forms, until it is full and much had to make room for others; and measures what the
 * whole process takes.
 */
export async function measureFullMemory(
  stand: Stand,
  { side, eventCount }: { side: Side; eventCount: number }
): Promise<Row[]> {
  const pages = Object.values(PAGES);
  // Beyond what other measurements ask for.
  let firstNumber = 1_000_000;
  const before = await side.worker.run('memoryUse', undefined);
  let use = before;
  const isFull = () => use.bytes >= FULL_SHARE * use.maxBytes;
  const isReplaced = () => use.evicted - before.evicted >= MIN_EVICTED;
  for (let burst = 0; burst < MAX_BURSTS && !(isFull() && isReplaced()); burst += 1) {
    const page = pages[burst % pages.length] as (typeof pages)[number];
    for (const encoding of ENCODINGS) {
      await load(stand, { side, page, firstNumber, seconds: LOAD_SECONDS, headers: { 'accept-encoding': encoding } });
    }
    // What is asked for again leaves the part of the memory that is for what is asked for once.
    firstNumber += NUMBERS_PER_LOAD;
    await load(stand, { side, page, firstNumber, seconds: LOAD_SECONDS });
    firstNumber += NUMBERS_PER_LOAD;
    use = await side.worker.run('memoryUse', undefined);
  }
  await wait(SETTLE_MS);
  const settled = await side.worker.run('memoryUse', undefined);
  const resident = toMb(settled.peakBytes);
  const isFilled = isFull() && isReplaced();
  return [
    {
      what: `Resident memory, ${toMb(settled.maxBytes).toFixed(0)} MB of it full of answers and pieces, ${eventCount} events`,
      measured: `${toMb(settled.residentBytes).toFixed(0)} MB after it, ${settled.entries} things of ${toMb(settled.bytes).toFixed(0)} MB kept, ${settled.evicted - before.evicted} gone for them`,
      comparedWith: 'the whole process at its peak',
      figure: `${resident.toFixed(0)} MB${isFilled ? '' : ', never full'}`,
      target: `under ${MAX_RESIDENT_MB} MB`,
      isMet: isFilled && resident < MAX_RESIDENT_MB,
    },
  ];
}

import { setFlagsFromString } from 'node:v8';

/** In percent of what was alive after the last collection. */
const HEAP_GROWTH = 50;

/**
 * Limits how much the heap grows before V8 collects what is garbage in it. By default it waits for up to 300 % on a machine with room, which a hub under load makes
 * use of: one with 20,000 events and a full memory came to 1.2 GB, of which 500 MB were garbage. Collecting sooner costs nothing that could be measured
 * (docs/performance.md). V8 asks for the flag at each collection, so that it may be set at any time.
 */
export function limitHeapGrowth(): void {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
}

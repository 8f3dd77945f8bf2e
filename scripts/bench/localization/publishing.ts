import { LOCALES } from '../../../src/locales';
import { median } from '../median';
import type { Row } from '../report';
import type { Worker } from '../worker-client';

const MAX_RATIO = 3;
const WARM_UP_ROUNDS = 3;
const ROUNDS = 20;

/** Entries that the first of their kind are not: these have several relations to others of the synthetic ones. */
const ENTRIES = [
  { name: 'an event', type: 'event', number: 500 },
  { name: 'a city', type: 'city', number: 50 },
] as const;

/** Publishes the same entries in the hub, in all languages, and in bare Strapi, in one. */
export async function measurePublishing({ hub, bare }: { hub: Worker; bare: Worker }): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, type, number } of ENTRIES) {
    const times = { hub: [] as number[], bare: [] as number[] };
    for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
      const inHub = await hub.run('publish', { type, number, round });
      const inBare = await bare.run('publish', { type, number, round });
      assertWhole(inHub.languageCount, LOCALES.length);
      assertWhole(inBare.languageCount, 1);
      if (round < 0) continue;
      times.hub.push(inHub.durationMs);
      times.bare.push(inBare.durationMs);
    }
    const ratio = median(times.hub) / median(times.bare);
    rows.push({
      what: `Publish ${name}, ${LOCALES.length} languages`,
      measured: `${median(times.hub).toFixed(0)} ms`,
      comparedWith: `${median(times.bare).toFixed(0)} ms in bare Strapi, 1 language`,
      figure: `${ratio.toFixed(2)} ×`,
      target: `at most ${MAX_RATIO} ×`,
      isMet: ratio <= MAX_RATIO,
    });
  }
  return rows;
}

/** A hub that left something out would be fast. */
function assertWhole(languageCount: number, wanted: number): void {
  if (languageCount === wanted) return;
  throw new Error(`What was published is there in ${languageCount} languages, and it has to be in ${wanted}`);
}

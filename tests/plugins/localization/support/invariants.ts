import { writeFileSync } from 'node:fs';
import path from 'node:path';

import fc from 'fast-check';

import { startHub, type Hub } from '../../../support/hub';

import { sequences, type Intention } from './edits/intentions';
import { Deviation, prepareBench, reset, runSequence, type Bench } from './run';

/** What `npm run test:long -- localization` asks for; by default what `npm test` can afford. */
const SEQUENCES = Number(process.env.LOCALIZATION_SEQUENCES ?? 32);
const SEED = Number(process.env.LOCALIZATION_SEED ?? 20_261_122);
const FIGURES_DIR = process.env.LOCALIZATION_FIGURES_DIR;
/** Runs spent on making a sequence that fails shorter. */
const SHRINKING_RUNS = 120;

/** The share of the sequences that one test file runs, each on a hub of its own, beside the others. */
export function describeInvariants({ shard, of }: { shard: number; of: number }): void {
  describe('whatever is done to it, the hub holds what docs/localization.md says', () => {
    let hub: Hub;
    let bench: Bench;
    beforeAll(async () => {
      hub = await startHub('localization');
      bench = await prepareBench(hub.strapi);
    });
    afterAll(() => hub.stop());

    const numRuns = Math.ceil(SEQUENCES / of);
    it(
      `after each of the edits of ${numRuns} random sequences`,
      async () => {
        const startedAt = performance.now();
        const property = fc.asyncProperty(sequences, async (intentions) => {
          try {
            await runSequence(bench, intentions);
          } catch (error) {
            if (!(error instanceof Deviation)) throw error;
            throw await shorten(bench, intentions, error);
          }
        });
        const result = await fc.check(property, { seed: SEED + shard, numRuns, endOnFailure: true });
        if (result.failed) throw result.errorInstance;
        const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
        const figures = { sequences: numRuns, edits: bench.editCount, seconds };
        if (FIGURES_DIR) writeFileSync(path.join(FIGURES_DIR, `${shard}.json`), JSON.stringify(figures));
      },
      4 * 3_600_000
    );
  });
}

/** Leaves out edits for as long as the rest still fails: what remains is what somebody has to read. */
async function shorten(bench: Bench, intentions: Intention[], error: Deviation): Promise<Deviation> {
  let shortest = { intentions, error };
  let runs = 0;
  for (let size = Math.ceil(intentions.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < shortest.intentions.length && runs < SHRINKING_RUNS;) {
      const rest = [...shortest.intentions.slice(0, at), ...shortest.intentions.slice(at + size)];
      runs += 1;
      const failure = await runAfresh(bench, rest);
      if (failure) shortest = { intentions: rest, error: failure };
      else at += size;
    }
  }
  await reset(bench.strapi);
  return shortest.error;
}

async function runAfresh(bench: Bench, intentions: Intention[]): Promise<Deviation | undefined> {
  await reset(bench.strapi);
  try {
    await runSequence(bench, intentions);
    return undefined;
  } catch (error) {
    if (error instanceof Deviation) return error;
    throw error;
  }
}

import { step } from '../../terminal/step';
import type { Stand } from '../stand';
import type { Variant } from '../variant';

import type { Side } from './load';
import type { PageRequest } from './requests';

/** Of half of the hub's languages: with all of them, most of the bench's time is spent on copying. */
export const LOCALE_COUNT = 4;

const SIDES = {
  bare: 'bare',
  hub: 'hub',
  withoutMemory: 'without memory',
} as const satisfies Record<string, Variant['composition']>;

/** Servers on the same content. */
export type Sides = Record<keyof typeof SIDES, Side>;

/** Boots bare Strapi, the hub, and the hub without its memory, each on a copy of a database. */
export function startSides(
  stand: Stand,
  { database: original, eventCount }: { database: string; eventCount: number }
): Promise<Sides> {
  return step(`Starting bare Strapi and the hub on ${eventCount} events`, async () => {
    const entries: [string, Side][] = [];
    for (const [name, composition] of Object.entries(SIDES)) {
      const database = `${original}_${name.toLowerCase()}_${eventCount}`;
      await stand.copyDatabase({ from: original, to: database });
      const worker = await stand.boot({ composition, localeCount: LOCALE_COUNT }, database);
      if (composition === 'bare') await worker.run('removeTriggersAndIndexes', undefined);
      await worker.run('settle', undefined);
      const origin = await worker.run('listen', undefined);
      entries.push([name, { name: composition, worker, database, origin, hasViews: composition !== 'bare' }]);
    }
    // What copying has left to be written would be written while the first of them is asked.
    await stand.query('CHECKPOINT');
    return Object.fromEntries(entries) as Sides;
  });
}

/** Makes sure that all of them answer with the same entries, and at least one. */
export async function assertSame(sides: readonly Side[], page: PageRequest): Promise<void> {
  for (const path of page.paths(1)) {
    const answers = await Promise.all(
      sides.map(async (side) => {
        const { data } = JSON.parse(await ask(side, path)) as { data: { documentId: string }[] };
        return data.map(({ documentId }) => documentId).join(', ');
      })
    );
    if (new Set(answers).size > 1 || answers[0] === '') {
      throw new Error(`${path} is answered with different entries, or with none:\n${answers.join('\n')}`);
    }
  }
}

/** @returns the body of an answer @throws Error where it is none of success */
export async function ask({ origin, name }: Side, path: string): Promise<string> {
  const response = await fetch(`${origin}${path}`);
  const text = await response.text();
  if (!response.ok) throw new Error(`${name} answered ${path} with ${response.status}: ${text}`);
  return text;
}

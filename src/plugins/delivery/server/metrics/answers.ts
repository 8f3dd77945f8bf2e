import type { Registry } from 'prom-client';

import type { AnswerCounts } from '../services/answers';

import { showCounter } from './counted-elsewhere';

/** Shows where answers to anonymous reads of content came from, and whether they were kept. */
export function showAnswers({ registry, counts }: { registry: Registry; counts: AnswerCounts }): void {
  showCounter({
    registry,
    name: 'hub_answers_total',
    help: 'Anonymous reads of content by where their answer came from: memory at the front door, memory behind Strapi’s checks, another request that was making it, or made.',
    labelNames: ['source'],
    read: () => [
      [{ source: 'front_door' }, counts.frontHits],
      [{ source: 'memory' }, counts.hits - counts.frontHits],
      [{ source: 'joined' }, counts.joined],
      [{ source: 'made' }, counts.misses],
    ],
  });
  showCounter({
    registry,
    name: 'hub_answers_made_total',
    help: 'Answers that were made, by what became of them: kept, or why not.',
    labelNames: ['result'],
    read: () => Object.entries(counts.made).map(([result, count]) => [{ result }, count]),
  });
}

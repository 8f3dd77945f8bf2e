import { LOCALES } from '../../../src/locales';
import { step } from '../../terminal/step';
import { median } from '../median';
import type { Row } from '../report';
import type { Stand } from '../stand';
import type { Worker } from '../worker-client';

/** How many events make about 1,000 entries, with what goes with them. */
const EVENTS = 735;
/** How many there are of each afterwards. */
const TIMES = 10;
const MAX_MS = 300;
/** Until the engine of JavaScript has compiled what is used most, and PostgreSQL has read the tables. */
const WARM_UP_ROUNDS = 5;
const ROUNDS = 20;

/** Whoever translates may read all; of a role with a condition, each version is looked up. */
const ROLES = { translator: 'hub::translator::mk', conditioned: 'bench::conditioned' } as const;

/** First pages, as people ask for them. */
const REQUESTS: readonly { name: string; role?: keyof typeof ROLES; query: string }[] = [
  { name: 'all languages', query: '' },
  { name: 'one language', query: 'locale=mk' },
  { name: 'one language, by text', query: 'locale=mk&text=event' },
  { name: 'one language, by words left', query: 'locale=mk&sort=words' },
  { name: 'all languages, by words left', query: 'sort=words' },
  { name: 'one language, stale, of a country', query: 'locale=mk&work=stale&place=<country>' },
  { name: 'my work, by date', query: 'assignee=me&sort=due' },
  { name: '100 entries, all languages', query: 'pageSize=100' },
  { name: 'all languages, in a role with a condition', role: 'conditioned', query: '' },
];

interface Measured {
  entryCount: number;
  answers: { durationMs: number; statementCount: number }[];
}

/** Measures the first page of the translators' board, against the targets in docs/performance.md. */
export async function benchBoard(stand: Stand): Promise<Row[]> {
  const hub = await stand.boot({ composition: 'hub', localeCount: LOCALES.length }, 'board');
  const few = await measure(hub, 'Writing about 1,000 entries in all languages', async () => {
    await hub.run('prepare', undefined);
    return hub.run('load', { eventCount: EVENTS });
  });
  const many = await measure(hub, `Copying them, until there are ${TIMES} of each`, () =>
    hub.run('multiply', { times: TIMES })
  );
  await hub.stop();
  return REQUESTS.flatMap(({ name }, index) => {
    const [one, other] = [few.answers[index], many.answers[index]] as [
      Measured['answers'][number],
      Measured['answers'][number],
    ];
    return [
      {
        what: `First page of the board: ${name}`,
        measured: `${other.durationMs.toFixed(0)} ms among ${many.entryCount} entries`,
        comparedWith: `${one.durationMs.toFixed(0)} ms among ${few.entryCount} entries`,
        figure: `${other.durationMs.toFixed(0)} ms`,
        target: `at most ${MAX_MS} ms`,
        isMet: other.durationMs <= MAX_MS,
      },
      {
        what: `SQL statements: ${name}`,
        measured: `${other.statementCount} among ${many.entryCount} entries`,
        comparedWith: `${one.statementCount} among ${few.entryCount} entries`,
        figure: String(other.statementCount - one.statementCount),
        target: 'no more',
        isMet: other.statementCount <= one.statementCount,
      },
    ];
  });
}

async function measure(hub: Worker, what: string, fill: () => Promise<number>): Promise<Measured> {
  const entryCount = await step(what, async () => {
    const count = await fill();
    await hub.run('startTranslating', undefined);
    return count;
  });
  return step(`Asking for the board among ${entryCount} entries`, async () => {
    const origin = await hub.run('listen', undefined);
    const place = await hub.run('findCountry', undefined);
    const answers: Measured['answers'] = [];
    for (const { query, role = 'translator' } of REQUESTS) {
      const url = `${origin}/translations/board?${query.replace('<country>', place)}`;
      const authorization = await hub.run('signIn', { roleCode: ROLES[role] });
      const times: number[] = [];
      let statementCount = 0;
      for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
        const answer = await hub.run('ask', { url, authorization });
        statementCount = answer.statementCount;
        if (round >= 0) times.push(answer.durationMs);
      }
      answers.push({ durationMs: median(times), statementCount });
    }
    return { entryCount, answers };
  });
}

import { setTimeout as wait } from 'node:timers/promises';

import { Client, type ClientConfig } from 'pg';

import { closeAtOnce } from './close-at-once';

/** How often the database is asked whether it is there, and how soon again where it is not. */
const BEAT_MS = 1_000;
const RETRY_MS = 250;
/** How long it may take to say so; then it gets as long again on another connection. */
const PATIENCE_MS = 1_500;

export interface DatabaseWatch {
  stop(): Promise<void>;
}

/**
 * Watches for a database that hangs: one that refuses connections says so by itself, to whoever asks it, but one that hangs, or whose machine has gone,
 * would keep everybody waiting for as long as TCP believes in the connection. It has a connection of its own, for those of the pool may all be busy.
 *
 * @param connection - how to reach the database
 * @param onConnectionsDead - connections are open that nobody answers any more
 * @param onHung - new connections are not answered either
 * @param onHungNoMore - they are, if only by a refusal
 * @param onBack - it can be asked, after a connection was lost or none could be made
 */
export function watchDatabase({
  connection,
  onConnectionsDead,
  onHung,
  onHungNoMore,
  onBack,
}: {
  connection: ClientConfig;
  onConnectionsDead: () => void;
  onHung: () => void;
  onHungNoMore: () => void;
  onBack: () => void;
}): DatabaseWatch {
  const stopped = new AbortController();
  let current: Client | undefined;
  let isHung = false;
  let wasAway = false;

  async function watch(): Promise<void> {
    while (!stopped.signal.aborted) {
      const isThere = await look();
      await wait(isThere ? BEAT_MS : RETRY_MS, undefined, { ref: false, signal: stopped.signal }).catch(
        () => undefined
      );
    }
  }

  async function look(): Promise<boolean> {
    const open = current;
    const answer = open && ask(open);
    if (answer && (await within(PATIENCE_MS, answer)) === 'yes') return true;

    const attempt = await connect();
    // A process that was busy for long finds answers that have been there all the time.
    const late = answer && (await within(0, answer));
    if (late === 'yes') {
      // Slow, but there.
      if (attempt.client) closeAtOnce(attempt.client);
      return true;
    }
    if (late === 'nothing') onConnectionsDead();
    if (open) closeAtOnce(open);
    current = attempt.client;
    noteHanging(attempt.outcome === 'nothing');
    noteAbsence({ isLost: late !== undefined || attempt.outcome !== 'yes', isThere: current !== undefined });
    return current !== undefined;
  }

  function noteHanging(hangs: boolean): void {
    const hung = isHung;
    isHung = hangs;
    if (hangs && !hung) onHung();
    if (!hangs && hung) onHungNoMore();
  }

  function noteAbsence({ isLost, isThere }: { isLost: boolean; isThere: boolean }): void {
    wasAway ||= isLost;
    if (!wasAway || !isThere) return;
    wasAway = false;
    onBack();
  }

  async function connect(): Promise<{ outcome: Outcome; client?: Client }> {
    const client = new Client({ ...connection, connectionTimeoutMillis: 2 * PATIENCE_MS });
    client.on('error', () => undefined);
    const outcome = await within(
      PATIENCE_MS,
      client
        .connect()
        .then(() => ask(client))
        .catch(() => 'no')
    );
    if (outcome === 'yes' && !stopped.signal.aborted) return { outcome, client };
    closeAtOnce(client);
    return { outcome };
  }

  const watching = watch();
  return {
    async stop() {
      stopped.abort();
      await watching;
      await current?.end().catch(() => undefined);
    },
  };
}

/** What a question to the database came to: an answer, an error, or nothing in time. */
type Outcome = 'yes' | 'no' | 'nothing';

const ask = (client: Client): Promise<Outcome> =>
  client.query('SELECT 1').then(
    () => 'yes',
    () => 'no'
  );

async function within(timeoutMs: number, outcome: Promise<Outcome>): Promise<Outcome> {
  const over = new AbortController();
  const timeout = wait<Outcome>(timeoutMs, 'nothing', { ref: false, signal: over.signal }).catch(
    () => 'nothing' as const
  );
  try {
    return await Promise.race([outcome, timeout]);
  } finally {
    over.abort();
  }
}

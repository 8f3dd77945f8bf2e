import { randomUUID } from 'node:crypto';

import { Client, type ClientConfig, type Notification } from 'pg';

import { CHANNEL } from './trigger-sql';

/** How often the channel is asked whether it still works. */
const HEARTBEAT_MS = 300;
/** After this time without an answer the connection is given up, and another one is made. */
const GIVE_UP_MS = 3_000;
const RECONNECT_MS = 200;

export interface ChannelEvents {
  /** Something was committed: what hangs on it. */
  onTags(tags: string[]): void;
  /** Whatever was said from now on may have been missed. */
  onLost(): void;
}

export interface Channel {
  /** Connects, and goes on trying where it cannot. Resolves after the first attempt. */
  start(): Promise<void>;
  /** The moment, by `performance.now()`, up to which everything that was committed has been told; undefined while nothing is sure. */
  seenUntil(): number | undefined;
  /** The same, but also while the channel is lost: the last moment that was sure; 0 before there was one. */
  lastSeen(): number;
  /** Resolves once everything committed before this call has been told, or the channel is lost. */
  catchUp(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Listens to what is committed, on a connection of its own: one of the pool's would be handed to others. PostgreSQL tells what was notified
 * in the order of the commits, so a message of our own that comes back has everything behind it that was committed before it was sent.
 *
 * @param connection - how to reach the database
 * @param warn - is told when the channel is lost and when it is back
 */
export function createChannel({
  connection,
  events,
  warn,
}: {
  connection: ClientConfig;
  events: ChannelEvents;
  warn: (message: string) => void;
}): Channel {
  const node = randomUUID();
  let client: Client | undefined;
  let seenUntil: number | undefined;
  let lastSeen = 0;
  let lastCall = 0;
  let calls = new Map<number, { sentAt: number; resolve: () => void }>();
  let sending: Promise<void> = Promise.resolve();
  let nextCall: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let isReportedLost = false;

  const ownMessage = new RegExp(`^!${node} (\\d+)$`);

  function hear({ payload = '' }: Notification): void {
    const [, call] = ownMessage.exec(payload) ?? [];
    if (call !== undefined) returned(Number(call));
    // What other nodes call out to themselves begins with an exclamation mark too.
    else if (!payload.startsWith('!')) events.onTags(payload.split(' '));
  }

  function returned(call: number): void {
    const { sentAt, resolve } = calls.get(call) ?? {};
    calls.delete(call);
    if (sentAt !== undefined) seenUntil = lastSeen = Math.max(seenUntil ?? 0, sentAt);
    resolve?.();
    if (isReportedLost) warn('What is committed is told again: answers are kept in memory.');
    isReportedLost = false;
  }

  /** One call at a time is on its way to PostgreSQL; who asks meanwhile shares the next. */
  function callOut(): Promise<void> {
    const connected = client;
    if (!connected) return Promise.resolve();
    if (nextCall) return nextCall;
    const call = sending.then(() => send(connected));
    nextCall = call.then(({ answer }) => answer);
    sending = call.then(({ sent }) => sent);
    return nextCall;
  }

  function send(connected: Client): { sent: Promise<void>; answer: Promise<void> } {
    nextCall = undefined;
    const call = ++lastCall;
    const sentAt = performance.now();
    const answer = new Promise<void>((resolve) => {
      if (client === connected) calls.set(call, { sentAt, resolve });
      else resolve();
    });
    const query = connected.query(`NOTIFY ${CHANNEL}, '!${node} ${call}'`);
    const sent = query.then(
      () => undefined,
      (error: Error) => lose(connected, error)
    );
    return { sent, answer };
  }

  function lose(lost: Client, error: Error): void {
    if (client !== lost) return;
    client = undefined;
    seenUntil = undefined;
    sending = Promise.resolve();
    nextCall = undefined;
    const waiting = calls;
    calls = new Map();
    events.onLost();
    for (const { resolve } of waiting.values()) resolve();
    if (isStopped) return;
    if (!isReportedLost)
      warn(`What is committed is not told any more, so nothing is served from memory: ${error.message}`);
    isReportedLost = true;
    // A connection that hangs would otherwise stay open for as long as TCP believes in it.
    lost.removeAllListeners();
    lost.on('error', () => undefined);
    void lost.end().catch(() => undefined);
    (lost as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    schedule(RECONNECT_MS);
  }

  async function connect(): Promise<void> {
    const attempt = new Client({
      ...connection,
      connectionTimeoutMillis: GIVE_UP_MS,
      query_timeout: GIVE_UP_MS,
      keepAlive: true,
    });
    attempt.on('error', (error) => lose(attempt, error));
    attempt.on('end', () => lose(attempt, new Error('the connection was closed')));
    attempt.on('notification', hear);
    try {
      await attempt.connect();
      // Calls write nothing that could be lost, so no commit of theirs has to wait for the disk.
      await attempt.query(`SET synchronous_commit TO off; LISTEN ${CHANNEL}`);
      if (isStopped) return await attempt.end();
      client = attempt;
      void callOut();
    } catch (error) {
      if (!isReportedLost && !isStopped) warn(`What is committed cannot be followed: ${(error as Error).message}`);
      isReportedLost = true;
      void attempt.end().catch(() => undefined);
    }
  }

  function schedule(delayMs: number): void {
    clearTimeout(timer);
    if (isStopped) return;
    timer = setTimeout(() => void beat(), delayMs);
    // The channel keeps no program running that has nothing else to do.
    timer.unref();
  }

  async function beat(): Promise<void> {
    const connected = client;
    if (!connected) {
      await connect();
    } else {
      const oldest = calls.values().next().value;
      if (oldest && performance.now() - oldest.sentAt > GIVE_UP_MS) lose(connected, new Error('it does not answer'));
      else void callOut();
    }
    schedule(client ? HEARTBEAT_MS : RECONNECT_MS);
  }

  return {
    async start() {
      await connect();
      await callOut();
      schedule(HEARTBEAT_MS);
    },
    seenUntil: () => seenUntil,
    lastSeen: () => lastSeen,
    catchUp: callOut,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      const connected = client;
      if (!connected) return;
      lose(connected, new Error('the hub stops'));
      await connected.end().catch(() => undefined);
    },
  };
}

import os from 'node:os';

/** The last says that nobody reads the output any more (scripts/closed-output.mjs). */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGPIPE'] as const;

/** npm passes on the SIGINT that the terminal already sent to the whole group, so one Ctrl-C arrives twice. */
const REPEAT_MS = 1_000;

/** An orderly end, asked for by a signal or by a failure. */
export interface Shutdown {
  /** Aborted once a signal asked for the end, which is the reason: what is under way stops, and nothing new begins. */
  signal: AbortSignal;
  /**
   * Adds what must be ended; the last added is ended first. Its failure does not keep the others from ending.
   *
   * @throws the signal, where one asked for the end already: nothing new begins then
   */
  defer(end: () => Promise<void>): void;
  /** From now on a signal is the normal end, with exit code 0. */
  markReady(): void;
  /** Takes the signals back from a library that listens to them too and would end the process on its own. */
  takeSignals(): void;
}

/**
 * Does the work of a command, and ends what it added to the shutdown: when the work is done or has failed, or when a
 * signal such as Ctrl-C asks for it, which also ends the process. A second Ctrl-C ends it at once.
 *
 * @returns the work's exit code
 */
export async function withShutdown(work: (shutdown: Shutdown) => Promise<number>): Promise<number> {
  const ends: (() => Promise<void>)[] = [];
  const controller = new AbortController();
  let isReady = false;
  let firstSignalAtMs = 0;

  const onSignal = (signal: NodeJS.Signals) => {
    const isRead = signal !== 'SIGPIPE';
    if (controller.signal.aborted) {
      // It comes with everything that is printed from then on.
      if (!isRead) return;
      if (performance.now() - firstSignalAtMs < REPEAT_MS) return;
      console.error('Ended at once. PostgreSQL may still be running; the next start takes it over.');
      process.exit(exitCodeOf(signal));
    }
    firstSignalAtMs = performance.now();
    if (isRead) console.error('\nStopping; once more ends at once');
    controller.abort(signal);
    void endAll().then(() => {
      if (isRead) console.error('Stopped');
      process.exit(isReady ? 0 : exitCodeOf(signal));
    });
  };

  const takeSignals = () => {
    for (const signal of SIGNALS) {
      process.removeAllListeners(signal);
      process.on(signal, onSignal);
    }
  };

  let ending: Promise<void> | undefined;
  const endAll = () => (ending ??= endOneByOne());
  const endOneByOne = async () => {
    for (let end = ends.pop(); end; end = ends.pop()) {
      try {
        await end();
      } catch (error) {
        console.error(error);
      }
    }
  };

  takeSignals();
  const shutdown: Shutdown = {
    signal: controller.signal,
    defer(end) {
      controller.signal.throwIfAborted();
      ends.push(end);
    },
    markReady: () => {
      isReady = true;
    },
    takeSignals,
  };
  try {
    return await work(shutdown);
  } catch (error) {
    // What a signal interrupted fails in many ways, none of which is news.
    if (!controller.signal.aborted) throw error;
    return exitCodeOf('SIGINT');
  } finally {
    await endAll();
  }
}

/** @returns the exit code shells give a program that a signal ended */
export function exitCodeOf(signal: NodeJS.Signals): number {
  return 128 + os.constants.signals[signal];
}

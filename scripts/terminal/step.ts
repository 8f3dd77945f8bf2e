const TICK_MS = 1_000;

/** Adds a remark to the line that ends a step. */
export type Report = (remark: string) => void;

/**
 * Runs one long step and shows it: what it does, how long it has been at it on a terminal, and at the end how long it
 * took. Lines that others print meanwhile stay whole. It goes to stderr: the output of a command is what it was asked for.
 *
 * @param title - what it does, without a full stop
 * @param isSilent - nothing else prints meanwhile, so a terminal may show the running time
 */
export async function step<Result>(
  title: string,
  run: (report: Report) => Promise<Result>,
  { isSilent = false }: { isSilent?: boolean } = {}
): Promise<Result> {
  console.error(`› ${title}`);
  const startedAt = performance.now();
  const elapsed = () => formatDuration(performance.now() - startedAt);
  const ticker = isSilent && process.stderr.isTTY ? setInterval(() => rewrite(`  ${elapsed()}`), TICK_MS) : undefined;

  const remarks: string[] = [];
  const conclude = (outcome: string) => {
    if (ticker) {
      clearInterval(ticker);
      rewrite('');
    }
    console.error([`  ${outcome} ${elapsed()}`, ...remarks].join('; '));
  };
  try {
    const result = await run((remark) => remarks.push(remark));
    conclude('done in');
    return result;
  } catch (error) {
    conclude('stopped after');
    throw error;
  }
}

/** @returns a duration as a reader wants it: 0.4 s, 31.2 s, 2 min 5 s */
export function formatDuration(durationMs: number): string {
  const tenths = Math.round(durationMs / 100);
  if (tenths < 600) return `${(tenths / 10).toFixed(1)} s`;
  return `${Math.floor(tenths / 600)} min ${Math.floor((tenths % 600) / 10)} s`;
}

function rewrite(text: string): void {
  process.stderr.write(`\r\u001b[K${text}`);
}

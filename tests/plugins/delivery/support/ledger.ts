/** A number that one writer raises by one again and again, from 0; and what may be read of it. */
export interface Ledger {
  /** Writes the next number. It may fail: then nobody knows whether it was written. */
  write(): Promise<boolean>;
  /** @returns what is wrong with a number that was read, undefined where it was the database's, or is no older than the bound */
  judge(read: { value: number; sentAt: number; receivedAt: number }): string | undefined;
}

interface Written {
  value: number;
  startedAt: number;
  /** When it was said to be written, by `performance.now()`. */
  confirmedAt?: number;
}

/**
 * @param write - writes a number; resolves with whether it is written for certain
 * @param boundMs - how much older than the database what is read may be
 */
export function createLedger({
  write,
  boundMs,
}: {
  write: (value: number) => Promise<boolean>;
  boundMs: number;
}): Ledger {
  const writes: Written[] = [{ value: 0, startedAt: 0, confirmedAt: 0 }];

  return {
    async write() {
      const written: Written = { value: writes.length, startedAt: performance.now() };
      writes.push(written);
      const isWritten = await write(written.value).catch(() => false);
      if (isWritten) written.confirmedAt = performance.now();
      return isWritten;
    },
    judge({ value, sentAt, receivedAt }) {
      const oldest = writes.findLast(({ confirmedAt = Infinity }) => confirmedAt + boundMs < sentAt)?.value ?? 0;
      const newest = writes.findLast(({ startedAt }) => startedAt < receivedAt)?.value ?? 0;
      return value >= oldest && value <= newest ? undefined : `${value} was read, and ${oldest} to ${newest} is right`;
    },
  };
}

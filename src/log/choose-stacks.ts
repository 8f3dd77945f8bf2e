import { isTimeout, outageIn } from '../outages/outage';

/** After so long without an error of an outage, the next one belongs to another outage. */
const QUIET_MS = 60_000;

/**
 * Makes the function that says of one error after the other whether its stack is to be written: while the database is away each request fails in the same
 * way, so the first one's will do.
 */
export function createStackChooser(): (error: Error) => boolean {
  let lastAt = -Infinity;
  return (error) => {
    if (!outageIn(error) && !isTimeout(error)) return true;
    const now = performance.now();
    const isFirst = now - lastAt > QUIET_MS;
    lastAt = now;
    return isFirst;
  };
}

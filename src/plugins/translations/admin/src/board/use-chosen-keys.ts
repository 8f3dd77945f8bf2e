import { useState } from 'react';

const NONE: ReadonlySet<string> = new Set();

/**
 * Which rows are ticked, by their keys.
 *
 * @param shown - says what the board shows; nothing is ticked once it shows something else
 */
export function useChosenKeys(shown: string): [ReadonlySet<string>, (keys: ReadonlySet<string>) => void] {
  const [choice, setChoice] = useState({ shown, keys: NONE });
  return [choice.shown === shown ? choice.keys : NONE, (keys) => setChoice({ shown, keys })];
}

import { groupBy } from 'lodash';

import { codesOf, type Code, type Passage } from './passage';

/**
 * Gives the codes of a translation that was written without them, in the admin panel, the ids of the source's codes they stand
 * for: links of the same target first, then what is of the same type, in reading order. A code the source has not gets an id
 * the source has not.
 */
export function alignCodes({ source, target }: { source: Passage; target: Passage }): Passage {
  const sourceCodes = codesOf(source);
  const byTarget = pairCodes({ ones: sourceCodes, others: codesOf(target), keyOf: ({ type, url = '' }) => type + url });
  const paired = new Set(byTarget.values());
  const byType = pairCodes({
    ones: sourceCodes.filter((code) => !paired.has(code)),
    others: codesOf(target).filter((code) => !byTarget.has(code)),
    keyOf: ({ type }) => type,
  });

  let last = sourceCodes.length;
  const rename = (passage: Passage): Passage =>
    passage.map((part) => {
      if (typeof part === 'string') return part;
      const id = (byTarget.get(part) ?? byType.get(part))?.id ?? String((last += 1));
      return { ...part, id, parts: rename(part.parts) };
    });
  return rename(target);
}

interface PairOptions {
  ones: readonly Code[];
  others: readonly Code[];
  keyOf: (code: Code) => string;
}

/** Finds for each of the others the first of the ones with the same key that is not taken yet. */
function pairCodes({ ones, others, keyOf }: PairOptions): Map<Code, Code> {
  const waiting = groupBy(ones, keyOf);
  const pairs = others.map((other) => [other, waiting[keyOf(other)]?.shift()] as const);
  return new Map(pairs.flatMap(([other, one]) => (one ? [[other, one] as const] : [])));
}

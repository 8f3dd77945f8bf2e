import { findCodeFault } from '../passages/code-integrity';
import { asStored } from '../passages/inline-passage';
import { isSamePassage, plainText, type Passage } from '../passages/passage';
import type { ReadUnit } from '../xliff/exchange';

import { fingerprintOf } from './fingerprint';
import { quote, quoteChange } from './quote';
import type { PlacedUnit } from './units';
import { refuse, type Decision } from './verdicts';

/**
 * Decides what becomes of a unit by itself: what the file says of it, held against what the hub has. What the rest of its segment makes of that is
 * for `settleSegment` to say.
 *
 * @param placed - the unit in the hub; undefined where the hub has none with that id
 */
export function decideUnit(read: ReadUnit, placed: PlacedUnit | undefined): Decision {
  const { fault, source, target, state, fingerprint } = read;
  if (fault !== undefined) return refuse(fault);
  if (!placed) return refuse('The entry has no such text any more; export it again');
  const sourceChange = findSourceChange(source, placed.source);
  if (sourceChange !== undefined) return refuse(sourceChange);
  if (!target || plainText(target).trim() === '') return { verdict: 'untranslated' };
  const isFinished = state === 'translated' || state === 'approved';
  // Tools write the source where nobody has translated anything.
  if (!isFinished && !wasTranslated(read, placed) && plainText(target) === plainText(source)) {
    return { verdict: 'untranslated' };
  }

  const codeFault = findCodeFault(source, target);
  if (isInHub({ target, placed, isWritable: codeFault === undefined })) {
    if (!placed.segment.isStale || !isFinished) return { verdict: 'unchanged' };
    return codeFault === undefined ? { verdict: 'confirmed' } : refuse(codeFault);
  }
  // Nobody has touched it since the export. What has been written in the hub meanwhile stays, and stays stale: the translator has not seen it.
  if (fingerprint === fingerprintOf(target)) return { verdict: 'unchanged' };
  if (fingerprint !== undefined && fingerprint !== placed.fingerprint) {
    const now = placed.target ? `it is ${quote(plainText(placed.target))} now` : 'it was taken back';
    return refuse(`Somebody has changed the translation in the hub since the export, ${now}; export it again`);
  }
  if (codeFault !== undefined) return refuse(codeFault);
  const { length } = plainText(target);
  if (placed.maxLength !== undefined && length > placed.maxLength) {
    return refuse(`It has ${length} characters, ${placed.maxLength} are allowed`);
  }
  return { verdict: placed.target ? 'changed' : 'new' };
}

/** Says how the source has changed since the export, if it has. */
function findSourceChange(exported: Passage, current: Passage): string | undefined {
  if (isSamePassage(exported, current)) return undefined;
  const [was, is] = [plainText(exported), plainText(current)];
  if (was === is) return 'The marks or links of the source have changed since the export; export it again';
  const change = quoteChange(was, is);
  return `The source has changed since the export; it was ${change.was}, it is ${change.is}; export it again`;
}

/** Whether there was a translation when the file was written; where a tool has not kept that, whether there is one now. */
const wasTranslated = ({ fingerprint }: ReadUnit, { target }: PlacedUnit): boolean =>
  fingerprint === undefined ? target !== undefined : fingerprint !== fingerprintOf(undefined);

/** Whether the hub has a translation already, as it is in the file or as it would be read once it was written. */
function isInHub({
  target,
  placed,
  isWritable,
}: {
  target: Passage;
  placed: PlacedUnit;
  /** Whether its codes are those of the source. */
  isWritable: boolean;
}): boolean {
  if (!placed.target) return false;
  if (isSamePassage(target, placed.target)) return true;
  return isWritable && isSamePassage(asStored({ passage: target, source: placed.source }), placed.target);
}

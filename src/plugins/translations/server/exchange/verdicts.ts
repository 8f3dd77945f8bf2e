import type { UnitReport, Verdict } from '../../shared/contracts';

import { shorten } from './quote';

/** What becomes of a unit, and why, where that has to be said. */
export interface Decision {
  verdict: Verdict;
  reason?: string;
}

export const refuse = (reason: string): Decision => ({ verdict: 'refused', reason: shorten(reason) });

/** Whether a unit is written, or would be. */
export const isWriting = (unit: Pick<UnitReport, 'verdict'>): boolean =>
  isNewText(unit) || unit.verdict === 'confirmed';

/** Whether a unit is written with another text than the hub has. */
export const isNewText = ({ verdict }: Pick<UnitReport, 'verdict'>): boolean =>
  verdict === 'new' || verdict === 'changed';

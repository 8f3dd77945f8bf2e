import type { UnitReport } from '../../shared/contracts';

/** Whether a unit is written, or would be. */
export const isWriting = ({ verdict }: Pick<UnitReport, 'verdict'>): boolean =>
  verdict === 'new' || verdict === 'changed' || verdict === 'confirmed';

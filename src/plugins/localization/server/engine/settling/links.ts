import { mirrorLinks, type Pair } from '../../store/mirror';
import type { PlannedVersion } from '../../store/planned-rows';
import type { Settling } from '../change';

export const pairOf = ({ locale, isPublished }: PlannedVersion, { id, fromId }: Pick<Pair, 'id' | 'fromId'>): Pair => ({
  id,
  fromId,
  locale,
  isPublished,
});

/** Links versions as others are, from both ends; what one side alone knows of is published with that, see published-targets.ts. */
export async function linkAlike({ keeper: { tables }, trx, type }: Settling, all: readonly Pair[]): Promise<void> {
  const pairs = all.filter(({ id, fromId }) => id !== fromId);
  const drafts = pairs.filter(({ isPublished }) => !isPublished);
  for (const { link, end } of tables.endsAt(type)) {
    await mirrorLinks({ trx, link, end, pairs: end === 'from' || link.hasInverse ? pairs : drafts });
  }
}

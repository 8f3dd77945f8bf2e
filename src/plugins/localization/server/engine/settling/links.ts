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
  for (const link of tables.linksHeldBy(type)) await mirrorLinks({ trx, link, end: 'from', pairs });
  const drafts = pairs.filter(({ isPublished }) => !isPublished);
  for (const link of tables.linksTo(type).filter(({ holder }) => !tables.isComponent(holder))) {
    await mirrorLinks({ trx, link, end: 'to', pairs: link.hasInverse ? pairs : drafts });
  }
}

import { titleOf, type Titled } from './entry-title';
import type { Schemas } from './hub/client';
import type { Formats } from './languages/formats';

/** By what entries are called, as the page's language orders names. */
export const byName =
  ({ compare }: Pick<Formats, 'compare'>) =>
  (left: Titled, right: Titled): number =>
    compare(titleOf(left).text, titleOf(right).text);

type GrantState = NonNullable<Schemas['GrantCard']['state']>;
/** What one can apply for, or soon can, stands before what is over; of a grant without a state nobody can say. */
const RANKS: Record<GrantState, number> = { open: 0, upcoming: 1, closed: 3, awarded: 3 };
const UNKNOWN_RANK = 2;
const rankOf = ({ state }: Pick<Schemas['GrantCard'], 'state'>) => (state ? RANKS[state] : UNKNOWN_RANK);

type OrderedGrant = Pick<Schemas['GrantCard'], 'state' | 'deadline'>;

/** By what readers can still do about grants, then the latest deadline first. */
export const byChance = (left: OrderedGrant, right: OrderedGrant): number =>
  rankOf(left) - rankOf(right) || (right.deadline ?? '').localeCompare(left.deadline ?? '');

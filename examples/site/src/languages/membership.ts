import type { Schemas } from '../hub/client';

import type { Formats } from './formats';
import { fill, type Messages } from './messages';

/** Whether a city is a member, and since when. */
export function membershipOf({ city, t, formats }: MembershipRequest): string {
  return city.membershipStatus === 'member' && city.memberSince
    ? fill(t.memberSince, { date: formats.partialDateAfterSince(city.memberSince) })
    : t.membershipStatus[city.membershipStatus ?? 'none'];
}

interface MembershipRequest {
  city: Pick<Schemas['CityCard'], 'membershipStatus' | 'memberSince'>;
  t: Messages;
  formats: Formats;
}

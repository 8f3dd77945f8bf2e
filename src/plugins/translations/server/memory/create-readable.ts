import { fieldOfUnit } from '../exchange/units';

import type { Place } from './segment';

/** A text field in a language, whichever entry it is of. */
export interface FieldInLanguage {
  /** The uid of a content type. */
  type: string;
  locale: string;
  /** Such as `name` or `statistics.0.label`. */
  path: string;
}

/** Says whether a text field of all entries of a content type may be read in a language. */
export type MayReadField = (field: FieldInLanguage) => boolean;

interface Known {
  /** Undefined for what is from a file, which belongs to nobody. */
  place: Pick<Place, 'type' | 'unit'> | undefined;
  /** That its texts are in. */
  locales: readonly string[];
}

/**
 * Creates what says whether somebody may have what the memory knows of a place. Each field is asked for once in each language.
 *
 * @param mayRead - everything may be read where left out
 */
export function createReadable(mayRead: MayReadField | undefined): (known: Known) => boolean {
  const answers = new Map<string, boolean>();
  return ({ place, locales }) => {
    if (!mayRead || !place) return true;
    const { type } = place;
    const path = fieldOfUnit(place.unit);
    return locales.every((locale) => {
      const key = `${type} ${path} ${locale}`;
      const answer = answers.get(key) ?? mayRead({ type, locale, path });
      answers.set(key, answer);
      return answer;
    });
  };
}

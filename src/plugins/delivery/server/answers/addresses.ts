/** What an address leads to. */
interface Addressed {
  key: string;
}

/** Where raw addresses lead, so that an answer can be found without parsing one. */
export interface Addresses<Kept extends Addressed> {
  /** @returns the thing at an address, in the language that `negotiate` gives where the address names none */
  find(url: string, negotiate: () => string): Kept | undefined;
  /** @returns whether it is new */
  add(url: string, negotiated: string | undefined, kept: Kept): boolean;
  /** Forgets all addresses of a thing. */
  remove(kept: Kept): void;
}

interface Place<Kept> {
  plain?: Kept | undefined;
  /** By the language that was negotiated. */
  negotiated: Map<string, Kept>;
}

/** One query can be written in endless ways; beyond so many, a further one is found by what it means. */
const MAX_ADDRESSES = 16;

export function createAddresses<Kept extends Addressed>(): Addresses<Kept> {
  const places = new Map<string, Place<Kept>>();
  const addressesOf = new WeakMap<Kept, Set<string>>();

  return {
    find(url, negotiate) {
      const place = places.get(url);
      if (!place) return undefined;
      return place.plain ?? place.negotiated.get(negotiate());
    },

    add(url, negotiated, kept) {
      const addresses = addressesOf.get(kept) ?? new Set();
      const place = places.get(url) ?? { negotiated: new Map<string, Kept>() };
      const isKnown = negotiated === undefined ? place.plain === kept : place.negotiated.get(negotiated) === kept;
      if (isKnown || (addresses.size >= MAX_ADDRESSES && !addresses.has(url))) return false;
      if (negotiated === undefined) place.plain = kept;
      else place.negotiated.set(negotiated, kept);
      places.set(url, place);
      addressesOf.set(kept, addresses.add(url));
      return true;
    },

    remove(kept) {
      for (const url of addressesOf.get(kept) ?? []) {
        const place = places.get(url);
        if (!place) continue;
        if (place.plain === kept) place.plain = undefined;
        for (const [locale, there] of place.negotiated) if (there === kept) place.negotiated.delete(locale);
        if (!place.plain && place.negotiated.size === 0) places.delete(url);
      }
      addressesOf.delete(kept);
    },
  };
}

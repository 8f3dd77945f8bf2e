import type { ProtectedPart } from './passage';

/** A character of an address, or brackets inside it as Wikipedia has them: /wiki/Ниш_(град). */
const CHARACTER = String.raw`(?:[^\s<>"'„“”‘’«»()\[\]{}|\\^\u0060—…]|\([^\s()<>]*\))`;
const LABEL = String.raw`[\p{L}\p{M}\p{N}-]{1,63}\.`;

/** An address as people write it in a text; Latin hosts without a path need no protection. */
export const ADDRESS = [
  String.raw`(?<![\p{L}\p{N}])(?:[a-z][a-z\d+.-]{0,20}:\/\/|mailto:|www\.)${CHARACTER}+`,
  String.raw`(?<![\p{L}\p{M}\p{N}._%+-])[\p{L}\p{M}\p{N}._%+-]{1,64}@(?:${LABEL})+[\p{L}\p{M}\p{N}-]+`,
  // The Cyrillic domains of the countries that have one: https://www.iana.org/domains/root/db
  String.raw`(?<![\p{L}\p{M}\p{N}.-])(?:${LABEL})+(?:срб|мкд|бг|ею|рф|укр|бел)(?![\p{L}\p{N}])(?:[/?#:]${CHARACTER}*)?`,
  String.raw`(?<![\p{L}\p{M}\p{N}.-])(?:[a-z\d-]{1,63}\.)+[a-z]{2,63}\/${CHARACTER}*`,
].join('|');

const ADDRESSES = new RegExp(ADDRESS, 'giu');

/** Finds addresses of web and e-mail in plain text. */
export const findAddresses = (text: string): ProtectedPart[] =>
  [...text.matchAll(ADDRESSES)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind: 'opaque',
  }));

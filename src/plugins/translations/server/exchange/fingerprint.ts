import { createHash } from 'node:crypto';

import type { Passage } from '../passages/passage';

/** In hexadecimal digits: 64 bits, enough that no two translations of one text share them by chance. */
const LENGTH = 16;

/** Tells one translation of a text from another, and from there being none. Links' targets are not the translation's. */
export const fingerprintOf = (target: Passage | undefined): string =>
  createHash('sha256')
    .update(JSON.stringify(target?.map(withoutUrls) ?? null))
    .digest('hex')
    .slice(0, LENGTH);

const withoutUrls = (part: Passage[number]): unknown =>
  typeof part === 'string' ? part : [part.id, part.type, part.parts.map(withoutUrls)];

import type { CodeType } from '../../passages/passage';
import type { ExchangeUnit } from '../exchange';

export const NAMESPACE_20 = 'urn:oasis:names:tc:xliff:document:2.0';

/** The module for sizes: https://docs.oasis-open.org/xliff/xliff-core/v2.0/xliff-core-v2.0.html#size_restriction_module */
export const SIZE_NAMESPACE = 'urn:oasis:names:tc:xliff:sizerestriction:2.0';

/** The module for translation candidates: https://docs.oasis-open.org/xliff/xliff-core/v2.0/xliff-core-v2.0.html#candidates */
export const MATCHES_NAMESPACE = 'urn:oasis:names:tc:xliff:matches:2.0';

/** The `type` and `subType` of each code; XLIFF has no subtype for code and strikethrough. */
export const CODE_TYPES: Readonly<Record<CodeType, { type: string; subType?: string }>> = {
  bold: { type: 'fmt', subType: 'xlf:b' },
  italic: { type: 'fmt', subType: 'xlf:i' },
  underline: { type: 'fmt', subType: 'xlf:u' },
  strikethrough: { type: 'fmt', subType: 'hub:strikethrough' },
  code: { type: 'fmt', subType: 'hub:code' },
  link: { type: 'link' },
};

/** A tool that changes the state has to take this away, or change it. */
export const STALE = 'hub:stale';

/** The `state` of a segment. */
export const STATES_20: Readonly<Record<ExchangeUnit['state'], { state: string; subState?: string }>> = {
  untranslated: { state: 'initial' },
  stale: { state: 'initial', subState: STALE },
  translated: { state: 'translated' },
  approved: { state: 'final' },
};

/** The core has no attribute for data of the tool that wrote the file, but types of its own, which others have to keep. */
export const toType = (fingerprint: string): string => `hub:${fingerprint}`;

/** The opposite of `toType`. */
export const fromType = (type: string | undefined): string | undefined => /^hub:(\w+)$/.exec(type ?? '')?.[1];

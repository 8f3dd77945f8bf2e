import type { CodeType } from '../../passages/passage';
import type { ExchangeUnit } from '../exchange';

export const NAMESPACE_12 = 'urn:oasis:names:tc:xliff:document:1.2';

/** The `ctype` of each code; XLIFF has none for code and strikethrough. */
export const CTYPES: Readonly<Record<CodeType, string>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underlined',
  link: 'link',
  strikethrough: 'x-strikethrough',
  code: 'x-code',
};

/** The `state` of a target. */
export const STATES_12: Readonly<Record<ExchangeUnit['state'], string>> = {
  untranslated: 'needs-translation',
  stale: 'needs-review-translation',
  translated: 'translated',
  approved: 'signed-off',
};

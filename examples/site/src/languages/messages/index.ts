import type { LocaleCode } from '../locales';

import { bs } from './bs';
import { cnr } from './cnr';
import { en } from './en';
import { hr } from './hr';
import type { Messages } from './messages';
import { mk } from './mk';
import { sq } from './sq';
import { srCyrl } from './sr-Cyrl';
import { srLatn } from './sr-Latn';

export { fill, type Messages } from './messages';

export const MESSAGES: Record<LocaleCode, Messages> = {
  ...{ en, sq, mk, bs, hr, cnr },
  'sr-Cyrl': srCyrl,
  'sr-Latn': srLatn,
};

import type { LocaleCode } from '../../src/locales';

/** A word of a text in each language; sr-Latn, bs, hr and cnr share theirs. */
const words = (en: RegExp, sq: RegExp, mk: RegExp, srCyrl: RegExp, latin: RegExp): Record<LocaleCode, RegExp> => ({
  en,
  sq,
  mk,
  'sr-Cyrl': srCyrl,
  'sr-Latn': latin,
  bs: latin,
  hr: latin,
  cnr: latin,
});
export const VIOLENT_EXTREMISM = words(
  /violent extremism/,
  /ekstremizm\S+ (e|të) dhunshëm/,
  /насилн\S+ екстремиз/,
  /насилн\S+ екстремиз/,
  /nasiln\S+ ekstremiz/
);
export const MAYORS = words(/mayors/, /kryetarë/, /градоначалници/, /градоначелни/, /gradonačelni/);
export const COORDINATORS = words(/coordinator/, /koordinator/i, /координатор/, /координатор/, /koordinator/);
export const TIRANA = words(/^Tirana$/, /^Tiranë$/, /^Тирана$/, /^Тирана$/, /^Tirana$/);
export const ERASMUS = words(/Erasmus\+/, /Erasmus\+/, /Еразмус\+/, /Еразмус\+|Erasmus\+/, /Erasmus\+|Erazmus\+/);

import type { LocaleCode } from './locales';

/**
 * The months as they stand after "since", from January, in languages whose grammar asks for another form there than ICU
 * has: the genitive, in Albanian the definite form.
 */
export const MONTHS_AFTER_SINCE: Partial<Record<LocaleCode, readonly string[]>> = {
  sq: 'janari shkurti marsi prilli maji qershori korriku gushti shtatori tetori nëntori dhjetori'.split(' '),
  'sr-Cyrl': 'јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра'.split(' '),
  'sr-Latn': 'januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra'.split(' '),
  bs: 'januara februara marta aprila maja juna jula augusta septembra oktobra novembra decembra'.split(' '),
  hr: 'siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca'.split(' '),
  cnr: 'januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra'.split(' '),
};

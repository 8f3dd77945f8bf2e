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

/* What the region's page says of the network's aims and its standing. */
export const TERROR = words(/terror\b/, /terrorit/, /теророт/, /терору/, /teroru/);
export const PEERS = words(/peers/, /kolegëve/, /колегите/, /колега/, /kolega/);
export const GOVERNMENTS = words(
  /national governments/,
  /qeveritë kombëtare/,
  /националните влади/,
  /националним владама/,
  /nacionalnim vladama/
);
export const HIGHEST_LEVELS = words(
  /highest political levels/,
  /nivelet më të larta/,
  /највисоките политички нивоа/,
  /највишим политичким/,
  /najvišim političkim/
);
export const DISENGAGEMENT = words(
  /former violent extremists/,
  /ish-ekstremistë/,
  /поранешни насилни екстремисти/,
  /бившим насилним екстремистима/,
  /bivšim nasilnim ekstremistima/
);
export const CONSULTATIONS = words(/consultations/, /konsultime/, /консултации/, /консултације/, /kon[sz]ultacije/);

/* What the consultations of 2018 were for. */
export const SELECTED_PARTNERS = words(
  /selected partner municipalities/,
  /partnere të përzgjedhura/,
  /избрани општини-партнери/,
  /одабраним партнерским општинама/,
  /odabranim partnerskim op(ć|št)inama/
);
export const FIRST_STEP = words(/first step/, /Hapi i parë/, /Првиот чекор/, /Први корак/, /Prvi (je )?korak/);

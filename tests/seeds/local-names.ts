import { LOCALE_CODES, type LocaleCode } from '../../src/locales';

type LocalNames = Record<LocaleCode, string>;

/** Names in the order of the languages; those left out at the end are as in Serbian, Latin. */
function names(...given: [string, string, string, string, string, ...string[]]): LocalNames {
  const entries = LOCALE_CODES.map((locale, index): [string, string] => [locale, given[index] ?? given[4]]);
  return Object.fromEntries(entries) as LocalNames;
}

/** What regions, countries, cities and topics are called in each language, by their English slug. */
export const LOCAL_NAMES = {
  'western-balkans': names(
    'Western Balkans',
    'Ballkani Perëndimor',
    'Западен Балкан',
    'Западни Балкан',
    'Zapadni Balkan'
  ),
  albania: names('Albania', 'Shqipëri', 'Албанија', 'Албанија', 'Albanija'),
  'bosnia-and-herzegovina': names(
    'Bosnia and Herzegovina',
    'Bosnjë dhe Hercegovinë',
    'Босна и Херцеговина',
    'Босна и Херцеговина',
    'Bosna i Hercegovina'
  ),
  kosovo: names('Kosovo', 'Kosovë', 'Косово', 'Косово', 'Kosovo'),
  montenegro: names('Montenegro', 'Mal i Zi', 'Црна Гора', 'Црна Гора', 'Crna Gora'),
  'north-macedonia': names(
    'North Macedonia',
    'Maqedoni e Veriut',
    'Северна Македонија',
    'Северна Македонија',
    'Severna Makedonija',
    'Sjeverna Makedonija',
    'Sjeverna Makedonija',
    'Sjeverna Makedonija'
  ),
  serbia: names('Serbia', 'Serbi', 'Србија', 'Србија', 'Srbija'),
  cair: names('Čair', 'Çair', 'Чаир', 'Чаир', 'Čair'),
  peja: names('Peja', 'Pejë', 'Пеќ', 'Пећ', 'Peć'),
  gjilan: names('Gjilan', 'Gjilan', 'Гнилане', 'Гњилане', 'Gnjilane'),
  durres: names('Durrës', 'Durrës', 'Драч', 'Драч', 'Drač'),
  prizren: names('Prizren', 'Prizren', 'Призрен', 'Призрен', 'Prizren'),
  junik: names('Junik', 'Junik', 'Јуник', 'Јуник', 'Junik'),
  elbasan: names('Elbasan', 'Elbasan', 'Елбасан', 'Елбасан', 'Elbasan'),
  kumanovo: names('Kumanovo', 'Kumanovë', 'Куманово', 'Куманово', 'Kumanovo'),
  sarajevo: names('Sarajevo', 'Sarajevë', 'Сараево', 'Сарајево', 'Sarajevo'),
  danilovgrad: names('Danilovgrad', 'Danilovgrad', 'Даниловград', 'Даниловград', 'Danilovgrad'),
  'brcko-district': names(
    'Brčko District',
    'Distrikti i Bërçkos',
    'Брчко Дистрикт',
    'Дистрикт Брчко',
    'Distrikt Brčko',
    'Brčko distrikt',
    'Brčko distrikt',
    'Brčko distrikt'
  ),
  'novi-pazar': names('Novi Pazar', 'Novi Pazar', 'Нови Пазар', 'Нови Пазар', 'Novi Pazar'),
  podgorica: names('Podgorica', 'Podgoricë', 'Подгорица', 'Подгорица', 'Podgorica'),
  strumica: names('Strumica', 'Strumicë', 'Струмица', 'Струмица', 'Strumica'),
  'risk-assessment': names(
    'Risk assessment',
    'Vlerësimi i rrezikut',
    'Проценка на ризици',
    'Процена ризика',
    'Procena rizika',
    'Procjena rizika',
    'Procjena rizika',
    'Procjena rizika'
  ),
  'local-action-planning': names(
    'Local action planning',
    'Planifikimi vendor i veprimit',
    'Локално акциско планирање',
    'Локално акционо планирање',
    'Lokalno akciono planiranje',
    'Lokalno akciono planiranje',
    'Lokalno akcijsko planiranje'
  ),
  'youth-engagement': names(
    'Youth engagement',
    'Angazhimi i të rinjve',
    'Вклучување на младите',
    'Укључивање младих',
    'Uključivanje mladih'
  ),
  'local-referral-mechanisms': names(
    'Local referral mechanisms',
    'Mekanizmat vendorë të referimit',
    'Локални механизми за упатување',
    'Локални механизми за упућивање',
    'Lokalni mehanizmi za upućivanje',
    'Lokalni mehanizmi upućivanja',
    'Lokalni mehanizmi upućivanja'
  ),
  'rehabilitation-and-disengagement': names(
    'Rehabilitation and disengagement',
    'Rehabilitimi dhe shkëputja nga dhuna',
    'Рехабилитација и откажување од насилство',
    'Рехабилитација и дезангажовање',
    'Rehabilitacija i dezangažovanje',
    'Rehabilitacija i dezangažman',
    'Rehabilitacija i napuštanje nasilja'
  ),
  'multi-agency-coordination': names(
    'Multi-agency coordination',
    'Koordinimi ndërinstitucional',
    'Меѓуинституционална координација',
    'Међуинституционална координација',
    'Međuinstitucionalna koordinacija',
    'Međuinstitucionalna koordinacija',
    'Međuinstitucijska koordinacija'
  ),
};

export type NamedEntry = keyof typeof LOCAL_NAMES;

/** What is expected of names in one language. */
export function createNameChecks(locale: LocaleCode) {
  return {
    /** The names of several, sorted. */
    named: (...keys: NamedEntry[]) => keys.map((key) => LOCAL_NAMES[key][locale]).sort(),
    nameOf: (key: NamedEntry) => ({ name: LOCAL_NAMES[key][locale] }),
    /** The names of entries that REST gave, sorted. */
    namesOf: (entries: unknown) => (entries as { name: string }[]).map(({ name }) => name).sort(),
  };
}

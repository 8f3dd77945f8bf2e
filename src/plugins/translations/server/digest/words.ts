/** The words of the e-mail, as messages of ICU: https://unicode-org.github.io/icu/userguide/format_parse/messages/ */
export interface DigestWords {
  subject: string;
  assigned: string;
  stale: string;
  due: string;
  overdue: string;
  isNew: string;
  wordsLeft: string;
  more: string;
  board: string;
  why: string;
}

const en: DigestWords = {
  subject: 'Translations: what is new for you',
  assigned: 'Assigned to you',
  stale: 'Out of date, because the source has changed: {language}',
  due: 'due on {date, date, ::dMMMM}',
  overdue: 'overdue since {date, date, ::dMMMM}',
  isNew: 'new',
  wordsLeft: '{count, plural, one {# word left} other {# words left}}',
  more: 'and {count, number} more',
  board: 'Open the board',
  why: 'You get this e-mail because you translate in this hub. It can be turned off on the board.',
};

const sq: DigestWords = {
  subject: 'Përkthime: çfarë ka të re për ju',
  assigned: 'Të caktuara për ju',
  stale: 'Të vjetruara, sepse burimi ka ndryshuar: {language}',
  due: 'afati {date, date, ::dMMMM}',
  overdue: 'me vonesë që nga {date, date, ::dMMMM}',
  isNew: 'e re',
  wordsLeft: '{count, plural, one {# fjalë e mbetur} other {# fjalë të mbetura}}',
  more: 'dhe {count, number} të tjera',
  board: 'Hapni tabelën',
  why: 'E merrni këtë e-mail sepse përktheni në këtë hub. Mund të çaktivizohet te tabela.',
};

const mk: DigestWords = {
  subject: 'Преводи: што има ново за вас',
  assigned: 'Доделено вам',
  stale: 'Застарено, бидејќи изворот е променет: {language}',
  due: 'рок {date, date, ::dMMMM}',
  overdue: 'рокот помина на {date, date, ::dMMMM}',
  isNew: 'ново',
  wordsLeft: '{count, plural, one {уште # збор} other {уште # збора}}',
  more: 'и уште {count, number}',
  board: 'Отворете ја таблата',
  why: 'Ја добивате оваа порака бидејќи преведувате во овој хаб. Може да се исклучи на таблата.',
};

const sr: DigestWords = {
  subject: 'Преводи: шта је ново за вас',
  assigned: 'Додељено вама',
  stale: 'Застарело, јер је извор промењен: {language}',
  due: 'рок {date, date, ::dMMMM}',
  overdue: 'рок је истекао: {date, date, ::dMMMM}',
  isNew: 'ново',
  wordsLeft: '{count, plural, one {још # реч} few {још # речи} other {још # речи}}',
  more: 'и још {count, number}',
  board: 'Отворите таблу',
  why: 'Ову поруку добијате јер преводите у овом хабу. Може се искључити на табли.',
};

const bs: DigestWords = {
  subject: 'Prijevodi: šta je novo za vas',
  assigned: 'Dodijeljeno vama',
  stale: 'Zastarjelo, jer je izvor promijenjen: {language}',
  due: 'rok {date, date, ::dMMMM}',
  overdue: 'rok je istekao: {date, date, ::dMMMM}',
  isNew: 'novo',
  wordsLeft: '{count, plural, one {još # riječ} few {još # riječi} other {još # riječi}}',
  more: 'i još {count, number}',
  board: 'Otvorite ploču',
  why: 'Ovu poruku dobijate jer prevodite u ovom hubu. Može se isključiti na ploči.',
};

const hr: DigestWords = {
  subject: 'Prijevodi: što je novo za vas',
  assigned: 'Dodijeljeno vama',
  stale: 'Zastarjelo, jer je izvor promijenjen: {language}',
  due: 'rok {date, date, ::dMMMM}',
  overdue: 'rok je istekao {date, date, ::dMMMM}',
  isNew: 'novo',
  wordsLeft: '{count, plural, one {još # riječ} few {još # riječi} other {još # riječi}}',
  more: 'i još {count, number}',
  board: 'Otvorite ploču',
  why: 'Ovu poruku dobivate jer prevodite u ovom hubu. Može se isključiti na ploči.',
};

const WORDS: Readonly<Record<string, DigestWords>> = { en, sq, mk, sr, bs, hr };

/**
 * Chooses the language of somebody's e-mail: the one their panel is in; where it is Strapi's own English, which nobody has to have chosen, the one
 * they translate into, if that is one and there are words in it.
 *
 * @param tags - BCP 47, of the languages they may write
 */
export function wordsFor({ panelLanguage, tags }: { panelLanguage: string | null; tags: readonly string[] }): {
  language: string;
  words: DigestWords;
} {
  const [only] = tags.length === 1 ? tags : [];
  // The words in Serbian are in Cyrillic. CLDR takes Montenegrin for Serbian, so Intl.Locale is not asked.
  const own = only?.endsWith('-Latn') ? undefined : only?.split('-')[0];
  const language = [panelLanguage, own].find((code) => code && code !== 'en' && WORDS[code]) ?? 'en';
  return { language, words: WORDS[language] ?? en };
}

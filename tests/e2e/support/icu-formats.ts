import { fill, MESSAGES } from '../../../examples/site/src/languages/messages';
import type { LocaleCode } from '../../../src/locales';

const DATE_STYLES = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** How much of a date is meant. */
export type DatePrecision = keyof typeof DATE_STYLES;

/** When something takes place, as REST says it. */
export interface Period {
  startsAt: string;
  endsAt: string | null;
  timeZone: string;
  datePrecision: DatePrecision;
}

export type Formats = ReturnType<typeof formatsOf>;

/** Numbers and dates as a language writes them, said by ICU and not by the site. */
export function formatsOf(locale: LocaleCode) {
  // ICU has no data for Montenegrin, and American English where no country is said.
  const tag = { en: 'en-GB', cnr: 'sr-Latn-ME' }[locale as string] ?? locale;
  const dates = (precision: DatePrecision, timeZone: string) =>
    new Intl.DateTimeFormat(tag, { ...DATE_STYLES[precision], timeZone });
  return {
    number: (value: number) => new Intl.NumberFormat(tag).format(value),
    moreThan: (number: string) => fill(MESSAGES[locale].moreThan, { number }),
    year: (year: number | string) => dates('year', 'UTC').format(new Date(String(year))),
    period: ({ startsAt, endsAt, timeZone, datePrecision }: Period) => {
      const format = dates(datePrecision, timeZone);
      if (!endsAt) return format.format(new Date(startsAt));
      // ICU begins some days of a period with a zero, in Serbian and Croatian; nobody writes dates so.
      return format.formatRange(new Date(startsAt), new Date(endsAt)).replace(/\b0(?=\d\.)/g, '');
    },
    host: (address: string | null) => address && new URL(address).host,
  };
}

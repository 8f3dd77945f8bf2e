import { localeOf, type LocaleCode } from './locales';

/** Numbers, dates and order as a language writes them. */
export interface Formats {
  number: (value: number) => string;
  money: (request: { amount: number; currency: string }) => string;
  /** A date as far as it is known: `2016`, `2016-01` or `2016-01-31`. */
  partialDate: (text: string) => string;
  /** From a moment to another, as a clock in the time zone shows them. */
  period: (request: Period) => string;
  list: (items: string[]) => string;
  compare: (left: string, right: string) => number;
}

export interface Period {
  /** Moments as ISO 8601 texts. */
  startsAt: string;
  endsAt: string | null;
  /** IANA name. */
  timeZone: string | null;
  allDay: boolean;
  precision: 'day' | 'month' | 'year';
}

const DATE_OPTIONS = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
} as const satisfies Record<Period['precision'], Intl.DateTimeFormatOptions>;

export function createFormats(code: LocaleCode): Formats {
  const { intl } = localeOf(code);
  const numbers = new Intl.NumberFormat(intl);
  const lists = new Intl.ListFormat(intl, { type: 'conjunction' });
  const collator = new Intl.Collator(intl, { numeric: true });
  return {
    number: (value) => numbers.format(value),
    money: ({ amount, currency }) =>
      new Intl.NumberFormat(intl, { style: 'currency', currency, minimumFractionDigits: 0 }).format(amount),
    partialDate(text) {
      const precision = (['year', 'month', 'day'] as const)[text.split('-').length - 1] ?? 'day';
      return new Intl.DateTimeFormat(intl, { ...DATE_OPTIONS[precision], timeZone: 'UTC' }).format(new Date(text));
    },
    period({ startsAt, endsAt, timeZone, allDay, precision }) {
      const hasTime = precision === 'day' && !allDay;
      const format = new Intl.DateTimeFormat(intl, {
        ...DATE_OPTIONS[precision],
        ...(hasTime ? { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } : {}),
        timeZone: timeZone ?? 'UTC',
      });
      return endsAt ? format.formatRange(new Date(startsAt), new Date(endsAt)) : format.format(new Date(startsAt));
    },
    list: (items) => lists.format(items),
    compare: (left, right) => collator.compare(left, right),
  };
}

/** The calendar year of a moment, in its place. */
export function yearOf({ moment, timeZone }: { moment: string; timeZone: string | null }): string {
  return new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: timeZone ?? 'UTC' }).format(new Date(moment));
}

/** The calendar day of a moment in its place, as ISO 8601, for machines. */
export function dayOf({ moment, timeZone }: { moment: string; timeZone: string | null }): string {
  return new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: timeZone ?? 'UTC' }).format(new Date(moment));
}

import { localeOf, type LocaleCode } from './locales';
import { MONTHS_AFTER_SINCE } from './since';

/** Numbers, dates and order as a language writes them. */
export interface Formats {
  number: (value: number) => string;
  money: (request: { amount: number; currency: string }) => string;
  /** A date as far as it is known: `2016`, `2016-01` or `2016-01-31`. */
  partialDate: (text: string) => string;
  /** The same as it stands after the word "since". */
  partialDateAfterSince: (text: string) => string;
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

/** ICU divides the Albanian day into twelve hours twice; what is announced there, as everywhere in the region, has 24. */
const TIME_OPTIONS = {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
} as const satisfies Intl.DateTimeFormatOptions;

export function createFormats(code: LocaleCode): Formats {
  const { intl } = localeOf(code);
  const numbers = new Intl.NumberFormat(intl);
  const lists = new Intl.ListFormat(intl, { type: 'conjunction' });
  const collator = new Intl.Collator(intl, { numeric: true });
  const partialDateFormat = (text: string) => {
    const precision = (['year', 'month', 'day'] as const)[text.split('-').length - 1] ?? 'day';
    return new Intl.DateTimeFormat(intl, { ...DATE_OPTIONS[precision], timeZone: 'UTC' });
  };
  return {
    number: (value) => numbers.format(value),
    money: ({ amount, currency }) =>
      new Intl.NumberFormat(intl, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' }).format(
        amount
      ),
    partialDate: (text) => partialDateFormat(text).format(new Date(text)),
    partialDateAfterSince(text) {
      const date = new Date(text);
      const month = MONTHS_AFTER_SINCE[code]?.[date.getUTCMonth()];
      const parts = partialDateFormat(text).formatToParts(date);
      return parts.map(({ type, value }) => (type === 'month' && month ? month : value)).join('');
    },
    period({ startsAt, endsAt, timeZone, allDay, precision }) {
      const hasTime = precision === 'day' && !allDay;
      const format = new Intl.DateTimeFormat(intl, {
        ...DATE_OPTIONS[precision],
        ...(hasTime ? TIME_OPTIONS : {}),
        timeZone: timeZone ?? 'UTC',
      });
      if (!endsAt) return format.format(new Date(startsAt));
      // Where two months are named, ICU writes the second day as 02 in some languages.
      return format
        .formatRangeToParts(new Date(startsAt), new Date(endsAt))
        .map(({ type, value }) => (type === 'day' ? value.replace(/^0/, '') : value))
        .join('');
    },
    list: (items) => lists.format(items),
    compare: (left, right) => collator.compare(left, right),
  };
}

/** The calendar year of a moment, in its place. */
export function yearOf({ moment, timeZone }: { moment: string; timeZone: string | null }): string {
  return new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: timeZone ?? 'UTC' }).format(new Date(moment));
}

/**
 * A moment for machines, as ISO 8601 texts say as much as is known and no more: `2017`, `2017-09`, `2017-09-12`, and only
 * where the hour matters the moment itself. The day is that of the place: what is all day long begins in Durrës while it
 * is still the day before in UTC.
 */
export function machineDate({ moment, timeZone, allDay, precision }: MachineDate): string {
  if (precision === 'day' && !allDay) return moment;
  const day = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: timeZone ?? 'UTC' });
  return day.format(new Date(moment)).split('-').slice(0, ISO_PARTS[precision]).join('-');
}

type MachineDate = Pick<Period, 'timeZone' | 'allDay' | 'precision'> & { moment: string };

const ISO_PARTS = { year: 1, month: 2, day: 3 } as const satisfies Record<Period['precision'], number>;

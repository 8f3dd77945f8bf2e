import currencyCodes from 'currency-codes';
import countries from 'i18n-iso-countries';

/** A kind of text that only some strings are. */
export interface Format {
  /** What is allowed, as the end of the sentence "… must be". */
  expected: string;
  accepts(value: string): boolean;
}

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** The formats a schema can ask for with `pluginOptions.rules.format`. */
export const FORMATS = {
  /** ISO 3166-1 alpha-2, with XK, the code the European Union and others use for Kosovo. */
  'country-code': {
    expected: 'an ISO 3166-1 alpha-2 country code in capitals, such as AL, or XK for Kosovo',
    accepts: (value) => /^[A-Z]{2}$/.test(value) && countries.isValid(value),
  },
  'currency-code': {
    expected: 'an ISO 4217 currency code in capitals, such as EUR or ALL',
    accepts: (value) => /^[A-Z]{3}$/.test(value) && currencyCodes.code(value) !== undefined,
  },
  'http-url': {
    expected: 'a full web address that starts with https:// or http://',
    accepts: isHttpUrl,
  },
  'language-tag': {
    expected: 'a BCP 47 language tag, such as en or sr-Cyrl',
    accepts: isLanguageTag,
  },
  /** ISO 8601 with reduced precision: what is not known is not written. */
  'partial-date': {
    expected: 'a date as far as it is known: 2016, 2016-01 or 2016-01-31',
    accepts: isPartialDate,
  },
  /** Sites make folders of it, and one that begins with a dot is hidden, or not theirs: `..`. */
  slug: {
    expected: 'made of the letters a to z, digits and - _ . ~, with no dot at its beginning, such as durres-workshop',
    accepts: (value) => /^[A-Za-z0-9_~-][A-Za-z0-9_.~-]*$/.test(value),
  },
  'time-zone': {
    expected: 'an IANA time zone, such as Europe/Tirane',
    accepts: isTimeZone,
  },
} satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;

function isHttpUrl(value: string): boolean {
  if (!/^https?:\/\/[^\s/]/.test(value) || !URL.canParse(value)) return false;
  const { username, password } = new URL(value);
  // Credentials in an address that everybody reads are a mistake or a trick.
  return username === '' && password === '';
}

function isLanguageTag(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

function isPartialDate(value: string): boolean {
  const [, year, month = '01', day = '01'] = PARTIAL_DATE.exec(value) ?? [];
  if (year === undefined) return false;
  const full = `${year}-${month}-${day}`;
  const date = new Date(`${full}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(full);
}

function isTimeZone(value: string): boolean {
  // Intl takes fixed offsets such as +01:00 too, which know no summer time.
  if (!/^[A-Z][A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/.test(value)) return false;
  try {
    // Intl ignores case; a name is a name only as the database writes it.
    const known = new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
    return known.toLowerCase() !== value.toLowerCase() || known === value;
  } catch {
    return false;
  }
}

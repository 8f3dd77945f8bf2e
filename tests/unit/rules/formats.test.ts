import fc from 'fast-check';

import { FORMATS, type FormatName } from '../../../src/rules/formats';

const accepted: Record<FormatName, string[]> = {
  'country-code': ['AL', 'BA', 'ME', 'MK', 'RS', 'XK'],
  'currency-code': ['EUR', 'ALL', 'MKD', 'RSD', 'BAM', 'USD'],
  'http-url': ['https://example.org', 'http://example.org/a?b=c#d', 'https://пример.срб/пут'],
  'language-tag': ['en', 'sr-Cyrl', 'cnr', 'pt-BR'],
  'partial-date': ['2016', '2016-01', '2016-01-31', '2024-02-29'],
  slug: ['durres-workshop', 'v1.2', 'A_b~c', '-', '~', '2024.'],
  'time-zone': ['Europe/Tirane', 'Europe/Podgorica', 'Europe/Belgrade', 'UTC', 'America/Argentina/Ushuaia'],
};

const refused: Record<FormatName, string[]> = {
  'country-code': ['ZZ', 'al', 'ALB', 'EU', ' AL'],
  'currency-code': ['EURO', 'eur', 'ZZZ', 'XX'],
  'http-url': [
    'javascript:alert(1)',
    'ftp://example.org',
    '//example.org',
    'https://',
    'https:example.org',
    'example.org',
    'https://user:secret@example.org',
  ],
  'language-tag': ['english language', 'e', 'sr_Cyrl'],
  'partial-date': ['2016-13', '2023-02-29', '2016-1', '16', '2016-01-31T00:00:00Z', 'January 2016'],
  slug: ['.', '..', '.x', '...', 'a/b', 'ш', 'a b', 'x\n'],
  'time-zone': ['+01:00', 'Europe/Nowhere', 'europe/tirane', 'CEST+1', ''],
};

describe('a format takes what is real and nothing else', () => {
  it.each(Object.entries(accepted).flatMap(([name, values]) => values.map((value) => [name, value] as const)))(
    '%s takes %s',
    (name, value) => {
      expect(FORMATS[name as FormatName].accepts(value)).toBe(true);
    }
  );

  it.each(Object.entries(refused).flatMap(([name, values]) => values.map((value) => [name, value] as const)))(
    '%s refuses %j',
    (name, value) => {
      expect(FORMATS[name as FormatName].accepts(value)).toBe(false);
    }
  );
});

describe('a partial date', () => {
  it('is every real day, month and year', () => {
    const days = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom(4, 7, 10), (day, length) =>
        FORMATS['partial-date'].accepts(day.toISOString().slice(0, length))
      ),
      { seed: 20_161 }
    );
  });
});

describe('a web address', () => {
  it('is any http or https address, and never another scheme', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) =>
        FORMATS['http-url'].accepts(url)
      ),
      { seed: 20_162 }
    );
    fc.assert(
      fc.property(
        fc.constantFrom('javascript', 'data', 'file', 'vbscript', 'ftp', 'mailto'),
        fc.string(),
        (scheme, rest) => !FORMATS['http-url'].accepts(`${scheme}:${rest}`)
      ),
      { seed: 20_163 }
    );
  });
});

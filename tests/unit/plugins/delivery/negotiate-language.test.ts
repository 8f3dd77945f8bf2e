import fc from 'fast-check';

import { DEFAULT_LOCALE, LOCALE_CODES, LOCALES } from '../../../../src/locales';
import { createNegotiator } from '../../../../src/plugins/delivery/server/domain/negotiate-language';

const negotiate = createNegotiator({ locales: LOCALES, defaultLocale: DEFAULT_LOCALE });

describe('a reader gets', () => {
  it.each([
    [
      'their language in any country',
      [
        ['sq-XK', 'sq'],
        ['bs-BA', 'bs'],
        ['hr-HR', 'hr'],
        ['mk-MK', 'mk'],
        ['en-GB', 'en'],
      ],
    ],
    [
      'Serbian in Cyrillic where they name no script',
      [
        ['sr', 'sr-Cyrl'],
        ['sr-RS', 'sr-Cyrl'],
        ['sr-BA', 'sr-Cyrl'],
      ],
    ],
    [
      'Serbian in the script they name',
      [
        ['sr-Latn', 'sr-Latn'],
        ['sr-Latn-RS', 'sr-Latn'],
        ['sr-Cyrl-ME', 'sr-Cyrl'],
      ],
    ],
    [
      'Montenegrin under each of its names',
      [
        ['cnr', 'cnr'],
        ['cnr-Latn', 'cnr'],
        ['cnr-Cyrl-ME', 'cnr'],
        ['sr-ME', 'cnr'],
        ['sr-Latn-ME', 'cnr'],
      ],
    ],
    [
      'Serbian in Latin for Serbo-Croatian, which CLDR says it is',
      [
        ['sh', 'sr-Latn'],
        ['sh-BA', 'sr-Latn'],
      ],
    ],
    [
      'what extensions and variants are added to',
      [
        ['sq-u-ca-gregory', 'sq'],
        ['hr-x-private', 'hr'],
        ['sr-ekavsk', 'sr-Cyrl'],
      ],
    ],
    [
      'it however it is capitalised',
      [
        ['SR-LATN', 'sr-Latn'],
        ['Sq', 'sq'],
      ],
    ],
    [
      'the default where nothing is theirs',
      [
        ['de-AT', 'en'],
        ['*', 'en'],
        ['', 'en'],
        ['en-US,en;q=0.5', 'en'],
      ],
    ],
  ] as const)('%s', (_, examples) => {
    for (const [header, code] of examples) expect([header, negotiate(header)]).toEqual([header, code]);
  });

  it('the default without a header', () => {
    expect(negotiate(undefined)).toBe('en');
  });
});

it.each([
  ['sq;q=0.5,mk;q=0.8', 'mk'],
  ['de,mk;q=0.8,sq;q=0.9', 'sq'],
  ['sq,mk', 'sq'],
  ['de-CH,de;q=0.9,fr;q=0.8,sr-RS;q=0.7', 'sr-Cyrl'],
  ['sq;q=0,mk;q=0.1', 'mk'],
  ['sq;q=0', 'en'],
  // Lookup passes `*` by, unless nothing else is wanted.
  ['*,sq;q=0.1', 'sq'],
  ['sq;q=nonsense,mk;q=0.1', 'mk'],
])('weights decide: %s gives %s', (header, code) => {
  expect(negotiate(header)).toBe(code);
});

it.each([[',,;,'], ['sr_RS'], ['"sq"'], ['\0'], ['-sq'], ['i-klingon'], ['__proto__'], ['constructor']])(
  'what is no language range chooses nothing: %j',
  (header) => {
    expect(negotiate(header)).toBe('en');
  }
);

it('a header is read up to 500 characters, and the 20 ranges liked best', () => {
  expect(negotiate(`sq,${'x'.repeat(497)}`)).toBe('sq');
  expect(negotiate(`sq,${'x'.repeat(498)}`)).toBe('en');
  expect(negotiate(`${'de,'.repeat(19)}sq`)).toBe('sq');
  expect(negotiate(`${'de,'.repeat(20)}sq`)).toBe('en');
});

it('whatever a header holds, the answer is a language of the hub, and the same again', () => {
  const part = fc.oneof(
    fc.constantFrom('sr', 'sr-Latn', 'cnr', '*', 'x', '-', '_', ';', ';q=', '0', '0.5', ',', '"', '\\', ' ', '\t', 'é'),
    fc.string({ maxLength: 5 })
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const code = negotiate(parts.join(''));
      expect(LOCALE_CODES).toContain(code);
      expect(negotiate(parts.join(''))).toBe(code);
    }),
    { seed: 20_261_123 }
  );
});

it('a language that is named with its country is found by the bare language, and one by its script', () => {
  const codes = ['en', 'pt-BR', 'zh-Hant', 'zh-Hans'];
  const find = createNegotiator({ locales: codes.map((code) => ({ code, tag: code })), defaultLocale: 'en' });
  expect(['pt', 'pt-BR', 'zh', 'zh-TW', 'zh-CN'].map(find)).toEqual([
    'pt-BR',
    'pt-BR',
    'zh-Hans',
    'zh-Hant',
    'zh-Hans',
  ]);
});

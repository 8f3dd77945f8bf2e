import { writeAlternateLinks } from '../../../../src/plugins/delivery/server/domain/alternate-links';

const languages = [
  { code: 'sq', tag: 'sq' },
  { code: 'cnr', tag: 'cnr', hreflang: 'sr-ME' },
];
const write = (querystring: string, path = '/api/cities/abc') => writeAlternateLinks({ path, querystring, languages });

it('names each language by its hreflang, and the address that negotiates', () => {
  expect(write('')).toBe(
    '</api/cities/abc?locale=sq>; rel="alternate"; hreflang="sq", ' +
      '</api/cities/abc?locale=cnr>; rel="alternate"; hreflang="sr-ME", ' +
      '</api/cities/abc>; rel="alternate"; hreflang="x-default"'
  );
});

it.each([
  ['locale=en&fields=name', '?fields=name'],
  ['fields=name&locale=en', '?fields=name'],
  ['%6Cocale=en', ''],
  ['locale', ''],
  ['populate[locale]=true', '?populate%5Blocale%5D=true'],
  ['_q=a%20%26+b', '?_q=a%20%26+b'],
  // As Node hands over the bytes of é, and what would end the link.
  ['_q=\u00c3\u00a9', '?_q=%C3%A9'],
  ['_q=>,"\\', '?_q=%3E,%22%5C'],
  ['_q=%E0%A4%A', '?_q=%E0%A4%A'],
])('keeps the other parameters of ?%s', (querystring, kept) => {
  expect(write(querystring)).toContain(`</api/cities/abc${kept}>; rel="alternate"; hreflang="x-default"`);
});

it('is left out where it would be too long for proxies', () => {
  expect(write(`_q=${'a'.repeat(1_000)}`)).toHaveLength(3_194);
  expect(write(`_q=${'a'.repeat(1_500)}`)).toBeUndefined();
});

import fc from 'fast-check';
import qs from 'qs';

import { checkQueryString } from '../../../../src/rest/query/query-string';

const faultOf = (querystring: string): unknown => {
  try {
    checkQueryString(querystring);
    return undefined;
  } catch (error) {
    return (error as { details: { parameter: string } }).details.parameter;
  }
};

describe('a query string', () => {
  it.each([
    '',
    'a',
    'a=1&b=2',
    '&&a=1&',
    'filters[name][$eq]=Durr%C3%ABs',
    'filters%5Bname%5D=a+b',
    'sort[]=name&sort[]=id',
    '_q=%F0%9F%8F%99',
    'filters[name]=a=b=c',
    `filters${'[a]'.repeat(20)}=1`,
    Array.from({ length: 500 }, () => 'a=1').join('&'),
  ])('is sound: %s', (querystring) => {
    expect(faultOf(querystring)).toBeUndefined();
  });

  it.each([
    ['a=%', 'a'],
    ['a=%C3', 'a'],
    ['a=%C0%80', 'a'],
    ['%ZZ=1', '%ZZ'],
    ['a=%00', 'a'],
    ['a%00b=1', 'a\0b'],
    ['=1', ''],
    ['a[b=1', 'a[b'],
    ['a]b=1', 'a]b'],
    ['a[b]c=1', 'a[b]c'],
    ['a[[b]]=1', 'a[[b]]'],
    ['[a]=1', '[a]'],
    ['__proto__=1', '__proto__'],
    ['a[__proto__][b]=1', 'a[__proto__][b]'],
    ['a%5Bconstructor%5D=1', 'a[constructor]'],
    ['valueOf', 'valueOf'],
    [`a${'[b]'.repeat(21)}=1`, `a${'[b]'.repeat(21)}`],
    [Array.from({ length: 501 }, (_, index) => `a${index}=1`).join('&'), 'a500'],
    [`a=1&b=${'x'.repeat(8_200)}`, 'b'],
  ])('is not: %s', (querystring, parameter) => {
    expect(faultOf(querystring)).toBe(parameter);
  });

  it('that passes loses nothing in the parser', () => {
    const name = fc.stringMatching(/^[a-z$_]{1,5}(\[[a-z$_]{1,5}\]){0,3}$/);
    const pairs = fc.uniqueArray(fc.tuple(name, fc.string({ unit: 'binary' })), {
      selector: ([key]) => key,
      maxLength: 5,
    });
    fc.assert(
      fc.property(pairs, (list) => {
        const querystring = list.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&');
        fc.pre(faultOf(querystring) === undefined);
        const isNested = list.some(([a]) => list.some(([b]) => a !== b && b.startsWith(`${a}[`)));
        fc.pre(!isNested);
        const written = qs.stringify(qs.parse(querystring, { depth: 20 }), { encodeValuesOnly: true });
        const sort = (text: string) => text.split('&').sort();
        expect(sort(decodeURIComponent(written))).toEqual(sort(decodeURIComponent(querystring)));
      }),
      { seed: 1, numRuns: 500 }
    );
  });
});

import {
  quote,
  quoteChange,
  shorten,
  shortenChange,
} from '../../../../../src/plugins/translations/server/exchange/quote';

const LONG = 'a'.repeat(1_000_000);

it('a text that is short is quoted as it is, of a long one the beginning, and no character is cut in two', () => {
  expect(quote('Fair')).toBe('“Fair”');
  expect(quote(LONG)).toBe(`“${LONG.slice(0, 200)}…”`);
  expect(quote(`${LONG.slice(0, 199)}😀${LONG}`)).toBe(`“${LONG.slice(0, 199)}…”`);
});

it('of two texts that are long, what is quoted is where they begin to differ', () => {
  expect(quoteChange('Bread', 'bread')).toEqual({ was: '“Bread”', is: '“bread”' });
  const { was, is } = quoteChange(`${LONG}, now ${LONG}`, `${LONG}, then ${LONG}`);
  expect(was).toMatch(/^“…a+, now a+…”$/);
  expect(is).toMatch(/^“…a+, then a+…”$/);
  expect(was.length + is.length).toBeLessThan(450);
});

it('a text that goes on where the other ends is quoted from there', () => {
  const { was, is } = quoteChange(LONG, `${LONG} and more`);
  expect(was).toMatch(/^“…a+”$/);
  expect(is).toMatch(/^“…a+ and more”$/);
});

it('a reason that a file has made long is cut', () => {
  expect(shorten(LONG)).toHaveLength(1001);
  expect(shorten('The source has no code 7.')).toBe('The source has no code 7.');
});

it('what a text was and is can be had without quotation marks', () => {
  expect(shortenChange('Bread', 'bread')).toEqual({ was: 'Bread', is: 'bread' });
  expect(shortenChange('', LONG)).toEqual({ was: '', is: `${LONG.slice(0, 200)}…` });
});

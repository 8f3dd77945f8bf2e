import { checkValue } from '../../../../src/rest/query/values';

const check = (type: string, value: unknown) => () => checkValue({ type, enum: ['a', 'b'] }, value, 'x');

const SOUND: Record<string, string[]> = {
  string: ['', 'anything', '𝄞'],
  integer: ['0', '-1', '2147483647', '-2147483648', '007'],
  biginteger: ['9223372036854775807', '-9223372036854775808'],
  decimal: ['0', '-1.5', '.5', '5.', '1e3', '1E-7'],
  float: ['3.14'],
  boolean: ['true', 'false', 't', 'f', '1', '0'],
  enumeration: ['a', 'b'],
  date: ['2024-02-29', '0001-01-01', '9999-12-31'],
  time: ['18:30:00', '18:30:00.123'],
  datetime: ['2024-05-31', '2024-05-31T18:30:00Z', '2024-05-31T18:30:00.123+02:00', '1717180200000', '2024'],
};

const WRONG: Record<string, string[]> = {
  integer: ['', ' ', '1.0', '1e3', '0x1', '2147483648', '-2147483649', 'NaN', '１'],
  biginteger: ['', '1.5', '9223372036854775808', '-9223372036854775809'],
  decimal: ['', '.', '-', '1,5', '0x1', 'Infinity', 'NaN', '1e999', '1_000'],
  float: ['1e400', 'abc'],
  boolean: ['', 'yes', 'TRUE', '2'],
  enumeration: ['', 'c', 'A'],
  date: ['2023-02-29', '2023-13-01', '2023-1-1', '20230101', '0000-01-01', '2024-05-31T18:30:00Z'],
  time: ['25:00:00', '18:30', 'noon'],
  datetime: ['', 'yesterday', '2023-02-30', '2024-05-31T25:00:00Z', '+275760-09-13', '-000001-01-01'],
};

const pairs = (table: Record<string, string[]>) =>
  Object.entries(table).flatMap(([type, values]) => values.map((value) => [type, value] as const));

it.each(pairs(SOUND))('a %s can be compared with "%s"', (type, value) => {
  expect(check(type, value)).not.toThrow();
});

it.each(pairs(WRONG))('a %s cannot be compared with "%s"', (type, value) => {
  expect(check(type, value)).toThrow(/^x /);
});

it.each([[null], [['a', 'b']], [{ a: 'b' }], [1]])('nothing can be compared with %j', (value) => {
  expect(check('string', value)).toThrow(/^x /);
});

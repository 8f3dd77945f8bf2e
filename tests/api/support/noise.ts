import fc, { type Arbitrary } from 'fast-check';

import { brackets } from './fault';
import type { Address, FindModel } from './models';

/** Anything that a client may send as Accept-Language, or nothing. */
export const languageNoise: Arbitrary<string | undefined> = fc.option(
  fc
    .array(
      fc.constantFrom(
        'sq',
        'sr-RS',
        'cnr',
        'zz',
        '*',
        '-',
        '_',
        ';q=',
        ';',
        '0',
        '0.5',
        '1e9',
        ',',
        '"',
        '\\',
        ' ',
        'é'
      ),
      { maxLength: 12 }
    )
    .map((parts) => parts.join('')),
  { nil: undefined }
);

/** Anything that looks like a query: real and invented names in any order. */
export function noise(findModel: FindModel, { uid }: Address): Arbitrary<string> {
  const { fields, links } = findModel(uid);
  const roots = [
    'filters',
    'sort',
    'populate',
    'fields',
    'pagination',
    'locale',
    'status',
    '_q',
    'view',
    'publicationFilter',
  ];
  const operators = ['$and', '$or', '$not', '$in', '$eq', '$null', '$between', '$contains'];
  const segments = [
    ...operators,
    ...Object.keys(fields),
    ...Object.keys(links),
    'populate',
    'filters',
    'sort',
    'count',
    'on',
    '',
    '0',
    '1',
    '100',
    '*',
    'page',
  ];
  const values = [
    '',
    '*',
    'true',
    '0',
    '1',
    '-1',
    'en',
    'draft',
    'card',
    'page',
    'name',
    'country.name',
    'id:desc',
    '2020-01-01',
    '[]',
    '{}',
    'null',
    '\u{1F3D9}',
    '\uFEFF',
    '\u202E',
    "';--",
  ];
  const name = fc
    .tuple(fc.constantFrom(...roots), fc.array(fc.constantFrom(...segments), { maxLength: 4 }))
    .map(([root, rest]) => root + brackets(...rest));
  const value = fc.oneof(fc.constantFrom(...values), fc.string({ unit: 'binary', maxLength: 8 }));
  const pair = fc
    .tuple(name, fc.option(value))
    .map(([key, text]) => (text === null ? key : `${key}=${encodeURIComponent(text)}`));
  return fc.array(pair, { minLength: 1, maxLength: 4 }).map((pairs) => pairs.join('&'));
}

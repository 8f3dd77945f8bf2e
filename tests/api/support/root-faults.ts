import fc, { type Arbitrary } from 'fast-check';

import { fault, type Fault } from './fault';

const PAGINATION: Record<string, string[]> = {
  page: ['0', '-1', '1.5', 'x', '', '9999999999999999999', '2147483648'],
  pageSize: ['0', '-1', '101', '1000000', 'x', ''],
  start: ['-1', 'x', '', '2147483648'],
  limit: ['0', '-1', '101', 'x'],
  withCount: ['maybe', '', '2'],
  size: ['1'],
};

export const paginationFaults: Arbitrary<Fault> = fc
  .constantFrom(...Object.entries(PAGINATION))
  .chain(([key, values]) =>
    fc.constantFrom(...values).map((value) => fault('pagination', [`pagination[${key}]`, value]))
  );

/** Parameters wrong in themselves. */
export const rootFaults: Arbitrary<Fault> = fc.oneof(
  fc
    .constantFrom(
      'page',
      'pageSize',
      'start',
      'limit',
      'count',
      'ordering',
      'view2',
      '_limit',
      'lookup',
      'data',
      'Filters',
      '*'
    )
    .map((name) => fault(name, [name, '1'])),
  fc.constantFrom('zz', '', 'EN', 'sr', 'en,sq').map((value) => fault('locale', ['locale', value])),
  fc.constantFrom('', 'full', 'Card', 'link', 'card,page', '*').map((value) => fault('view', ['view', value])),
  fc.constantFrom('view[]', 'view[a]').map((name) => fault('view', [name, 'card'])),
  fc.constant(fault('view', ['view', 'card'], ['view', 'page'])),
  fc.constant(fault('locale', ['locale[]', 'en'], ['locale[]', 'sq'])),
  fc.constantFrom('', 'anything', 'PUBLISHED', 'true').map((value) => fault('status', ['status', value])),
  fc.constant(fault('status', ['status[a]', 'draft'])),
  fc
    .constantFrom('fields', 'fields[]', 'fields[1]')
    .chain((name) =>
      fc.constantFrom('', 'nothing', 'createdBy', 'name.x', 'id,nothing').map((value) => fault('fields', [name, value]))
    ),
  fc.constant(fault('fields', ['fields[a]', 'name'])),
  fc.constantFrom('', 'x', '*').map((value) => fault('filters', ['filters', value]))
);

/** What is wrong before any parameter is understood; written as it goes over the wire. */
export const lexicalFaults: Arbitrary<Fault> = fc.oneof(
  fc
    .constantFrom('%', '%E0%A4%A', '%FF', '%C0%80', '%ZZ', '%00', 'a%00b')
    .map((value) => ({ root: 'filters', written: `filters[id]=${value}` })),
  fc.constantFrom('%ZZ', '%00', '%FF').map((name) => ({ root: '', written: `${name}=1` })),
  fc
    .constantFrom('filters[id', 'filters]id[', 'filters[id]x', '[id]', 'filters[[id]]')
    .map((name) => ({ root: name, written: `${name}=1` })),
  fc
    .constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty')
    .map((name) => ({ root: name, written: name })),
  fc.integer({ min: 21, max: 60 }).map((depth) => ({ root: 'filters', written: `filters${'[$not]'.repeat(depth)}=1` })),
  fc.integer({ min: 101, max: 200 }).map((size) => ({
    root: 'filters',
    written: Array.from({ length: size }, (_, id) => `filters[id][$in][]=${id}`).join('&'),
  })),
  fc.integer({ min: 100, max: 999_999 }).map((index) => ({ root: 'filters', written: `filters[$or][${index}][id]=1` })),
  fc.integer({ min: 21, max: 40 }).map((size) => ({
    root: 'filters',
    written: Array.from({ length: size }, (_, index) => `filters[$or][${index}][localizations][id]=1`).join('&'),
  })),
  fc.constant({ root: 'p', written: Array.from({ length: 510 }, (_, index) => `p${index}=1`).join('&') }),
  fc.constant({ root: '_q', written: `_q=${'é'.repeat(1_500)}` })
);

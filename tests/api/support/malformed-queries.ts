import fc, { type Arbitrary } from 'fast-check';

import { brackets, fault, type Fault } from './fault';
import type { Address, Attribute, FindModel } from './models';
import { lexicalFaults, paginationFaults, rootFaults } from './root-faults';

const NUMBERS = ['integer', 'decimal'];
const WRONG_VALUES: Record<string, string[]> = {
  integer: ['many', '1.5', '', '99999999999', '-99999999999', '1e3', 'NaN', '0x1', ' '],
  decimal: ['many', '', 'Infinity', '1e999', '0x1', '1,5', '--1'],
  boolean: ['yes', '', 'TRUE', '2', 'null'],
  date: ['yesterday', '2023-02-30', '2023-13-01', '20230101', '', '0000-01-01'],
  datetime: ['yesterday', '2023-02-30T00:00:00Z', '+275760-09-14', '2023-01-01T25:00:00Z', ''],
  enumeration: ['', 'no-such-value', 'REPORT'],
};

const unknownNames = fc.constantFrom(
  'nothing',
  'createdBy',
  'updatedBy',
  'password',
  '',
  '$where',
  'name.x',
  '-1',
  '__proto__',
  'constructor',
  'related'
);
/** Where filters, sorts, fields and populates may stand: at the root, or behind up to two relations. */
function places(findModel: FindModel, uid: string, depth = 2): Arbitrary<{ path: string[]; uid: string }> {
  const here = fc.constant({ path: [] as string[], uid });
  const links = Object.entries(findModel(uid).links);
  if (depth === 0 || links.length === 0) return here;
  const behind = fc
    .constantFrom(...links)
    .chain(([name, target]) =>
      places(findModel, target, depth - 1).map((place) => ({ ...place, path: [name, ...place.path] }))
    );
  return fc.oneof(here, behind);
}

function filterFaults(findModel: FindModel, root: string, prefix: string, uid: string): Arbitrary<Fault> {
  const place = places(findModel, uid, 1);
  const onField = (use: (name: string, attribute: Attribute) => Arbitrary<Fault>[]) =>
    place.chain(({ path, uid: at }) =>
      fc
        .constantFrom(...Object.entries(findModel(at).fields))
        .chain(([name, attribute]) => fc.oneof(...use(prefix + brackets(...path, name), attribute)))
    );
  return fc.oneof(
    place.chain(({ path }) => unknownNames.map((name) => fault(root, [prefix + brackets(...path, name), 'x']))),
    place.chain(({ path }) =>
      fc
        .constantFrom('$and', '$or', '$not')
        .chain((group) =>
          fc.constantFrom<Fault[]>(
            fault(root, [prefix + brackets(...path, group), 'x']),
            fault(root, [prefix + brackets(...path, group, '0'), '']),
            fault(root, [prefix + brackets(...path, group, 'nothing'), 'x'])
          )
        )
    ),
    onField((name, { type }) => [
      fc
        .constantFrom('$foo', '$EQ', 'eq', '$regex', '$jsonSupersetOf', '$and')
        .map((operator) => fault(root, [name + brackets(operator), '1'])),
      fc.constantFrom('$null', '$notNull').map((operator) => fault(root, [name + brackets(operator), 'maybe'])),
      fc.constant(fault(root, [name + brackets('$between'), '1'])),
      fc.constant(fault(root, [name + brackets('$eqi', 'a', 'b'), '1'])),
      ...(WRONG_VALUES[type] ?? []).map((value) => fc.constant(fault(root, [name, value]))),
      ...(WRONG_VALUES[type] ?? []).map((value) => fc.constant(fault(root, [name + brackets('$in', '0'), value]))),
      ...(NUMBERS.includes(type) ? [fc.constant(fault(root, [name + brackets('$contains'), '1']))] : []),
    ])
  );
}

function sortFaults(findModel: FindModel, root: string, prefix: string, uid: string): Arbitrary<Fault> {
  return places(findModel, uid, 2).chain(({ path, uid: at }) => {
    const { fields, links } = findModel(at);
    const json = Object.keys(fields).filter((name) => ['json', 'blocks'].includes(fields[name]?.type ?? ''));
    const wrong = fc.oneof(
      unknownNames.filter((name) => name !== '' && !name.includes('.')),
      fc.constantFrom('id:up', 'id:asc:desc', 'id.asc', 'status', ...json, ...Object.keys(links))
    );
    return wrong.map((name) => fault(root, [prefix, [...path, name].join('.')]));
  });
}

function populateFaults(findModel: FindModel, uid: string): Arbitrary<Fault> {
  const root = 'populate';
  const isPlain = (name: string) => name !== '' && !name.includes('.');
  return places(findModel, uid, 2).chain(({ path, uid: at }) => {
    const { fields, links } = findModel(at);
    const prefix = root + path.map((name) => `[${name}][populate]`).join('');
    const notLinks = fc.oneof(unknownNames.filter(isPlain), fc.constantFrom(...Object.keys(fields)));
    const unknown = fc.oneof(
      notLinks.map((name) => fault(root, [prefix, name])),
      notLinks.map((name) => fault(root, [prefix + brackets(name), 'true']))
    );
    if (Object.keys(links).length === 0) return unknown;
    const inLink = fc.constantFrom(...Object.entries(links)).chain(([name, target]) => {
      const link = prefix + brackets(name);
      return fc.oneof(
        fc.constantFrom('', 'maybe', '2').map((value) => fault(root, [link, value])),
        fc
          .constantFrom('limit', 'start', 'page', 'on', 'status', 'locale', '')
          .map((option) => fault(root, [link + brackets(option), '1'])),
        fc.constant(fault(root, [link + brackets('count'), 'maybe'])),
        fc.constant(fault(root, [link + brackets('count'), 'true'], [link + brackets('sort'), 'id'])),
        fc.constantFrom('', 'nothing', 'createdBy').map((field) => fault(root, [link + brackets('fields'), field])),
        filterFaults(findModel, root, link + brackets('filters'), target),
        sortFaults(findModel, root, link + brackets('sort'), target)
      );
    });
    return fc.oneof(unknown, inLink);
  });
}

/** Parameters that no reader may be answered with anything but 400. */
export function faultsOf(findModel: FindModel, { uid, kind }: Address): Arbitrary<Fault> {
  return fc.oneof(
    { weight: 4, arbitrary: filterFaults(findModel, 'filters', 'filters', uid) },
    { weight: 4, arbitrary: populateFaults(findModel, uid) },
    { weight: 2, arbitrary: sortFaults(findModel, 'sort', 'sort', uid) },
    { weight: 2, arbitrary: rootFaults },
    { weight: 1, arbitrary: lexicalFaults },
    {
      weight: 1,
      arbitrary: kind === 'list' ? paginationFaults : fc.constant(fault('pagination', ['pagination[page]', '1'])),
    }
  );
}

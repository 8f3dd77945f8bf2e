import fc, { type Arbitrary } from 'fast-check';

import type { Address, Attribute, FindModel, Model } from './models';

/** A query as a client builds it, before qs writes it. */
export type Query = Record<string, unknown>;

const TEXT = ['type', 'string', 'text', 'email', 'uid', 'enumeration'];
const JSON_TYPES = ['json', 'blocks'];

const words = fc.constantFrom('Durrës', 'durres', 'e', 'É', 'youth', '100 %', '_', '\\', "O'Brien", 'Summit', '');
const dates = fc.constantFrom('2020-05-31', '2022-01-10', '2022-02-28', '0001-01-01', '9999-12-31');
const times = fc.constantFrom('2017-11-02T08:00:00.000Z', '2018-03-01', '2018', '1519896600000');
const flags = fc.constantFrom('true', 'false', 't', 'f', '1', '0');

function valueOf({ type, enum: values = [] }: Attribute): Arbitrary<string> {
  switch (type) {
    case 'enumeration':
      return fc.constantFrom(...values);
    case 'integer':
      return fc.constantFrom('-1', '0', '1', '2', '26', '175110', '2147483647');
    case 'decimal':
      return fc.constantFrom('0', '41.32', '-3', '50000.50', '1e3', '20000');
    case 'boolean':
      return flags;
    case 'date':
      return dates;
    case 'datetime':
      return times;
    default:
      return words;
  }
}

function conditionOn(attribute: Attribute): Arbitrary<unknown> {
  const value = valueOf(attribute);
  const operator = (names: string[], operand: Arbitrary<unknown>) =>
    fc.record({ name: fc.constantFrom(...names), operand }).map(({ name, operand }) => ({ [name]: operand }));
  const anyCase = operator(['$eqi', '$nei', '$containsi', '$notContainsi', '$startsWithi', '$endsWithi'], words);
  const nullTest = operator(['$null', '$notNull'], flags);
  if (JSON_TYPES.includes(attribute.type)) return fc.oneof(anyCase, nullTest);

  const comparison = operator(['$eq', '$ne', '$gt', '$gte', '$lt', '$lte'], value);
  const list = operator(['$in', '$notIn', '$eq'], fc.array(value, { minLength: 1, maxLength: 3 }));
  const between = operator(['$between'], fc.tuple(value, value));
  const plain = fc.oneof(value, fc.constant(null), fc.array(value, { minLength: 2, maxLength: 3 }));
  const negation = operator(['$not'], fc.oneof(value, comparison, list));
  const onAll = [plain, comparison, list, between, negation, anyCase, nullTest];
  const exactCase = operator(['$contains', '$notContains', '$startsWith', '$endsWith'], words);
  return fc.oneof(...onAll, ...(TEXT.includes(attribute.type) ? [exactCase] : []));
}

/**
 * Filters in the shapes that bare Strapi carries out without fault: behind a relation either attributes or one group,
 * and one relation or group per level.
 */
function filtersOn(findModel: FindModel, uid: string, depth: number, isRoot = true): Arbitrary<Query> {
  const { fields, links } = findModel(uid);
  const onField = fc
    .constantFrom(...Object.entries(fields))
    .chain(([name, attribute]) => conditionOn(attribute).map((condition) => ({ [name]: condition })));
  const onFields = fc
    .array(onField, { minLength: 1, maxLength: 2 })
    .map((parts) => Object.assign({}, ...parts) as Query);
  if (depth === 0) return onFields;

  const deeper = filtersOn(findModel, uid, depth - 1, isRoot);
  const group = fc
    .record({ name: fc.constantFrom('$and', '$or'), parts: fc.array(deeper, { minLength: 1, maxLength: 2 }) })
    .map(({ name, parts }) => ({ [name]: parts }));
  const negation = deeper.map((part) => ({ $not: part }));
  const behindLink = Object.entries(links).map(([name, target]) =>
    filtersOn(findModel, target, depth - 1, false).map((part) => ({ [name]: part }))
  );
  return fc.oneof(
    onFields,
    group,
    ...(isRoot ? [negation] : []),
    ...(behindLink.length ? [fc.oneof(...behindLink)] : [])
  );
}

function sortOn(findModel: FindModel, uid: string, { isPopulated = false } = {}): Arbitrary<unknown> {
  const sortable = ({ fields }: Model) =>
    fc.constantFrom(...Object.keys(fields).filter((name) => !JSON_TYPES.includes(fields[name]?.type ?? '')));
  const model = findModel(uid);
  const own = sortable(model);
  const behind = Object.entries(isPopulated ? {} : model.links).map(([name, target]) =>
    sortable(findModel(target)).map((field) => `${name}.${field}`)
  );
  const key = fc
    .tuple(fc.oneof(own, ...behind), fc.constantFrom('', ':asc', ':desc', ':DESC'))
    .map(([path, order]) => path + order);
  const keys = fc.array(key, { minLength: 1, maxLength: 2 });
  return fc.oneof(
    keys,
    keys.map((list) => list.join(',')),
    fc
      .uniqueArray(own, { minLength: 1, maxLength: 2 })
      .map((names) => Object.fromEntries(names.map((name) => [name, 'desc'])))
  );
}

const fieldsOn = ({ fields }: Model): Arbitrary<unknown> => {
  const names = fc.uniqueArray(fc.constantFrom(...Object.keys(fields)), { minLength: 1, maxLength: 3 });
  return fc.oneof(
    names,
    names.map((list) => list.join(',')),
    fc.constant('*')
  );
};

function populateOn(findModel: FindModel, uid: string, depth: number): Arbitrary<unknown> {
  const { links, countable } = findModel(uid);
  const names = Object.keys(links);
  if (names.length === 0) return fc.constant('*');
  const some = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 });
  if (depth === 0) return fc.oneof(fc.constant('*'), some);

  const options = fc.constantFrom(...Object.entries(links)).chain(([name, target]) => {
    const nested = fc.record(
      {
        fields: fieldsOn(findModel(target)),
        filters: filtersOn(findModel, target, 1),
        sort: sortOn(findModel, target, { isPopulated: true }),
        populate: populateOn(findModel, target, depth - 1),
      },
      { requiredKeys: [] }
    );
    const count = filtersOn(findModel, target, 0, false).map((filters) => ({ count: 'true', filters }));
    const option = fc.oneof(
      fc.constantFrom<unknown>('true', 'false', '*'),
      nested.filter((entry) => Object.keys(entry).length > 0),
      ...(countable.includes(name) ? [count] : [])
    );
    return option.map((entry) => ({ [name]: entry }));
  });
  return fc.oneof(
    fc.constant('*'),
    some,
    some.map((list) => list.join(',')),
    fc.array(options, { minLength: 1, maxLength: 3 }).map((parts) => Object.assign({}, ...parts) as Query)
  );
}

const pagination = fc.oneof(
  fc.record({ page: fc.constantFrom('1', '2'), pageSize: fc.constantFrom('1', '2', '100') }, { requiredKeys: [] }),
  fc.record(
    { start: fc.constantFrom('0', '1', '3'), limit: fc.constantFrom('1', '2', '100') },
    { requiredKeys: ['start'] }
  )
);

/** Queries that a client may send to an address, every one of them to be answered with 200. */
export function validQueries(findModel: FindModel, { uid, kind }: Address): Arbitrary<Query> {
  const isList = kind === 'list';
  const chosen = fc.record(
    { fields: fieldsOn(findModel(uid)), populate: populateOn(findModel, uid, 1) },
    { requiredKeys: [] }
  );
  const view = fc.record({ view: fc.constantFrom('card', ...(isList ? [] : ['page'])) });
  const rest = fc.record(
    {
      filters: filtersOn(findModel, uid, 2),
      locale: fc.constantFrom('en', 'sq', ...(isList ? ['*'] : [])),
      ...(isList && {
        sort: sortOn(findModel, uid),
        pagination: pagination.filter((entry) => Object.keys(entry).length > 0),
        _q: words,
      }),
    },
    { requiredKeys: [] }
  );
  const shown = fc.oneof({ weight: 3, arbitrary: chosen }, { weight: 1, arbitrary: view });
  return fc.tuple(rest, shown).map(([query, show]) => ({ ...query, ...show }));
}

import fc, { type Arbitrary } from 'fast-check';

import { createBudget } from '../../../../src/rest/query/budget';
import { parseFilters, type Filters } from '../../../../src/rest/query/filters';

import { CITY, COUNTRY, createReadModel } from './fixture';

const readModel = createReadModel();
const parse = (value: unknown, { uid = CITY, isCount = false } = {}) =>
  parseFilters({
    value,
    parameter: 'filters',
    uid,
    readModel,
    isCount,
    joins: createBudget({ max: 1_000, things: 'joins' }),
  });

describe('filters that Strapi fails on or carries out half', () => {
  it.each<[what: string, filters: Filters, parsed: Filters]>([
    ['nothing', {}, {}],
    ['attributes', { name: 'a', area: { $gt: '1' } }, { $and: [{ name: 'a', area: { $gt: '1' } }] }],
    [
      'alternatives behind two relations, which would overwrite each other',
      { country: { $or: [{ name: 'a' }] }, localizations: { $or: [{ name: 'b' }] } },
      { $and: [{ country: { $or: [{ name: 'a' }] } }, { localizations: { $or: [{ name: 'b' }] } }] },
    ],
    [
      'operators beside attributes behind a relation',
      { country: { name: 'a', $or: [{ name: 'b' }] } },
      { $and: [{ country: { $and: [{ name: 'a' }, { $or: [{ name: 'b' }] }] } }] },
    ],
    [
      'two operators behind a relation',
      { country: { $and: [{ name: 'a' }], $or: [{ name: 'b' }] } },
      { $and: [{ country: { $and: [{ $and: [{ name: 'a' }] }, { $or: [{ name: 'b' }] }] } }] },
    ],
    [
      'a negation behind a relation',
      { country: { $not: { name: 'a' } } },
      { $and: [{ country: { $and: [{ $not: { name: 'a' } }] } }] },
    ],
    ['an id behind a relation', { country: '5' }, { $and: [{ country: { id: '5' } }] }],
    ['ids behind a relation', { country: ['5', '6'] }, { $and: [{ country: { id: ['5', '6'] } }] }],
    ['no entry behind a relation', { country: null }, { $and: [{ country: { id: null } }] }],
    [
      'comparisons of ids',
      { country: { $in: ['5'], $notNull: 'true' } },
      { $and: [{ country: { id: { $in: ['5'], $notNull: 'true' } } }] },
    ],
    ['a negated id', { country: { $not: '5' } }, { $and: [{ country: { $and: [{ $not: { id: '5' } }] } }] }],
  ])('are written so that it does not: %s', (_, filters, parsed) => {
    expect(parse(filters)).toEqual(parsed);
  });
});

/** What a filter means, on entries that are plain objects: the reading Strapi documents. */
interface City {
  name: string;
  population: string;
  country: { id: string; name: string; capital: City | null } | null;
}

function holds(filters: Filters, entry: Record<string, unknown> | null): boolean {
  return Object.entries(filters).every(([key, value]) => {
    if (key === '$and') return (value as Filters[]).every((part) => holds(part, entry));
    if (key === '$or') return (value as Filters[]).some((part) => holds(part, entry));
    if (key === '$not') return typeof value === 'string' ? entry?.id !== value : !holds(value as Filters, entry);
    if (key === '$in') return (value as string[]).includes(entry?.id as string);
    if (key === 'country' || key === 'capital') {
      const related = (entry?.[key] ?? null) as Record<string, unknown> | null;
      return typeof value === 'string' ? related?.id === value : holds(value as Filters, related);
    }
    if (typeof value !== 'object') return entry?.[key] === value;
    return (value as { $in: unknown[] }).$in.includes(entry?.[key]);
  });
}

const names = fc.constantFrom('a', 'b');
const ids = fc.constantFrom('1', '2');

const cityFilters = (depth: number): Arbitrary<Filters> =>
  fc.record(
    {
      name: names,
      population: ids,
      ...(depth > 0 && {
        country: fc.oneof(ids, countryFilters(depth - 1)),
        $and: fc.array(cityFilters(depth - 1), { maxLength: 2 }),
        $or: fc.array(cityFilters(depth - 1), { maxLength: 2 }),
        $not: cityFilters(depth - 1),
      }),
    },
    { requiredKeys: [] }
  );
const countryFilters = (depth: number): Arbitrary<Filters> =>
  fc.record(
    {
      name: names,
      $in: fc.array(ids, { minLength: 1, maxLength: 2 }),
      $not: fc.oneof(ids, fc.record({ name: names })),
      ...(depth > 0 && { capital: cityFilters(depth - 1), $or: fc.array(countryFilters(depth - 1), { maxLength: 2 }) }),
    },
    { requiredKeys: [] }
  );
const cities: Arbitrary<City> = fc.letrec<{ city: City }>((tie) => ({
  city: fc.record({
    name: names,
    population: ids,
    country: fc.option(fc.record({ id: ids, name: names, capital: fc.option(tie('city'), { maxDepth: 1 }) }), {
      maxDepth: 2,
    }),
  }),
})).city;

/** The shapes that @strapi/database carries out: see the comment on parseFilters. */
function isCarriedOut(filters: Filters, uid: string, isBehindLink: boolean): boolean {
  const { links } = readModel(uid);
  const keys = Object.keys(filters);
  const isGroup = (key: string) => key === '$and' || key === '$or';
  const special = keys.filter((key) => isGroup(key) || key === '$not' || links.has(key));
  if (isBehindLink && keys.includes('$not')) return false;
  if (special.length > 0 && keys.length > 1) return false;
  return special.every((key) => {
    const link = links.get(key);
    if (link) return isCarriedOut(filters[key] as Filters, link.target, true);
    const parts = [filters[key]].flat() as Filters[];
    return parts.every((part) => isCarriedOut(part, uid, false));
  });
}

it('are always in a form that Strapi carries out, and mean the same', () => {
  fc.assert(
    fc.property(cityFilters(3), fc.array(cities, { maxLength: 5 }), (filters, entries) => {
      const parsed = parse(filters);
      expect(isCarriedOut(parsed, CITY, false)).toBe(true);
      for (const entry of entries) {
        expect(holds(parsed, entry as unknown as Record<string, unknown>)).toBe(
          holds(filters, entry as unknown as Record<string, unknown>)
        );
      }
    }),
    { seed: 2, numRuns: 2_000 }
  );
});

it('of a count go through no relation', () => {
  expect(() => parse({ country: { name: 'a' } }, { isCount: true })).toThrow('filters[country] leads on');
  expect(parse({ name: 'a' }, { uid: COUNTRY, isCount: true })).toEqual({ $and: [{ name: 'a' }] });
});

import { errors } from '@strapi/utils';
import fc from 'fast-check';
import qs from 'qs';

import { MAX_LIST_LENGTH, MAX_NESTING, MAX_PARAMETERS } from '../../../../src/rest/limits';
import { parseQuery } from '../../../../src/rest/query/parse-query';

import { CITY, createReadModel } from './fixture';

const PARAMETERS = [
  'fields',
  'filters',
  '_q',
  'pagination',
  'sort',
  'populate',
  'locale',
  'status',
  'publicationFilter',
];

function parse(querystring: string, { mayReadDrafts = false, isList = true } = {}) {
  return parseQuery({
    querystring,
    // As config/middlewares.ts sets the parser up.
    query: qs.parse(querystring, {
      strictNullHandling: true,
      arrayLimit: MAX_LIST_LENGTH,
      depth: MAX_NESTING,
      parameterLimit: MAX_PARAMETERS,
    }),
    uid: CITY,
    isList,
    parameters: PARAMETERS,
    readModel: createReadModel(),
    locales: ['en', 'sq'],
    mayReadDrafts,
  });
}

describe('a query', () => {
  it('is handed on with filters and populate in the form Strapi carries out', () => {
    expect(parse('filters[name]=a&populate=*&sort=name&fields=name&locale=sq&_q=x&status=published')).toEqual({
      filters: { $and: [{ name: 'a' }] },
      populate: { country: true, localizations: true, location: true, cover: true },
      sort: 'name',
      fields: 'name',
      locale: 'sq',
      _q: 'x',
      status: 'published',
    });
  });

  it.each([
    ['populate=country.cities', { country: { populate: { cities: true } } }],
    ['populate=country,country.cities', { country: { populate: { cities: true } } }],
    ['populate=country.cities,country.capital', { country: { populate: { cities: true, capital: true } } }],
    ['populate[]=country&populate[]=cover', { country: true, cover: true }],
    ['populate[country]=false&populate[cover]=true', { cover: true }],
    ['populate[country][populate][cities][fields]=name', { country: { populate: { cities: { fields: 'name' } } } }],
    ['populate[country][count]=1', { country: { count: true } }],
    ['populate=', {}],
    ['populate', {}],
  ])('brings in the same in every notation: %s', (querystring, populate) => {
    expect(parse(querystring)).toEqual({ populate });
  });

  it.each([
    ['populate=country.cities.country.cities', 'populate goes round in a circle'],
    ['populate=country.cities.localizations.localizations.localizations.localizations', 'populate is nested too deep'],
    [
      'populate[country][populate][cities][populate]=country.capital',
      'populate[country][populate][cities][populate] goes',
    ],
    ['populate=zone', 'populate asks for "zone"'],
    ['populate=hidden', 'populate asks for "hidden"'],
    ['populate=anything', 'populate asks for "anything"'],
    ['fields=secret', 'fields asks for "secret"'],
    ['filters[key]=x', 'filters[key] is not an attribute'],
    ['sort=body', 'sort sorts by "body"'],
    ['populate[country][sort]=capital.name', 'populate[country][sort] goes through "capital"'],
    ['hasPublishedVersion=true', 'hasPublishedVersion is not a parameter of this address'],
  ])('is refused: %s', (querystring, message) => {
    expect(() => parse(querystring)).toThrow(message);
  });

  it.each(['status=draft', 'publicationFilter=modified'])('needs a right for %s', (querystring) => {
    expect(() => parse(querystring)).toThrow(errors.ForbiddenError);
    expect(parse(querystring, { mayReadDrafts: true })).toEqual(qs.parse(querystring));
    expect(() => parse(`${querystring}s`, { mayReadDrafts: true })).toThrow(errors.ValidationError);
  });

  it('asks for every language in lists only', () => {
    expect(parse('locale=*')).toEqual({ locale: '*' });
    expect(() => parse('locale=*', { isList: false })).toThrow('locale can be * in lists only');
  });

  it('whatever it is, is either carried out or refused with the parameter named', () => {
    const segment = fc.oneof(
      fc.constantFrom('name', 'country', 'cities', 'location', 'cover', 'body', '$and', '$or', '$not', '$in', '$null'),
      fc.constantFrom('filters', 'populate', 'sort', 'fields', 'count', '', '0', '1', '100', '*', 'toString'),
      fc.string({ unit: 'binary', maxLength: 4 })
    );
    const root = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PARAMETERS) }, fc.string({ maxLength: 4 }));
    const name = fc
      .tuple(root, fc.array(segment, { maxLength: 5 }))
      .map(([first, rest]) => first + rest.map((part) => `[${part}]`).join(''));
    const value = fc.oneof(
      segment,
      fc.constantFrom('1', 'true', 'name:desc', '2020-01-01'),
      fc.string({ unit: 'binary' })
    );
    const pair = fc.tuple(name, fc.option(value)).map(([key, text]) => {
      const written = fc.sample(fc.boolean(), { seed: key.length, numRuns: 1 })[0] ? encodeURIComponent(key) : key;
      return text === null ? written : `${written}=${encodeURIComponent(text)}`;
    });
    const query = fc.array(pair, { maxLength: 5 }).map((pairs) => pairs.join('&'));

    fc.assert(
      fc.property(query, (querystring) => {
        try {
          parse(querystring);
        } catch (error) {
          if (!(error instanceof errors.ValidationError || error instanceof errors.PolicyError)) throw error;
          const { parameter } = error.details as { parameter?: unknown };
          expect(typeof parameter).toBe('string');
          expect(error.message.startsWith(parameter as string)).toBe(true);
        }
      }),
      { seed: 3, numRuns: 20_000 }
    );
  });
});

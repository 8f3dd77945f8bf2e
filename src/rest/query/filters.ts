import type { Budget } from './budget';
import { checkConditions } from './conditions';
import { inside, invalidParameter, isRecord } from './invalid-parameter';
import { GROUP_OPERATORS, isValueOperator } from './operators';
import type { ReadableModel, ReadModel } from './readable-model';
import { asList, isIndexed } from './values';

export type Filters = Record<string, unknown>;

interface FilterScope {
  uid: string;
  readModel: ReadModel;
  joins: Budget;
  /** Whether entries are counted: Strapi counts one again for every related entry that a filter finds. */
  isCount: boolean;
  /** Whether these filters stand behind a relation, component or media attribute. */
  isBehindLink: boolean;
}

/**
 * Checks filters and brings them into the form in which Strapi carries all of them out. Bare Strapi answers 500
 * where operators stand beside attributes behind a relation, and where a relation is negated; and it drops one of two
 * `$and`, `$or` or `$not` that stand behind different relations, because it writes both into one object
 * (`Object.assign` in @strapi/database, query/helpers/where.js). So every part goes into `$and` on its own.
 *
 * @param value - what the query parser made of the parameter
 * @returns filters that mean the same
 * @throws ValidationError naming the first part that is wrong and what may stand there
 */
export function parseFilters({
  value,
  parameter,
  ...scope
}: { value: unknown; parameter: string } & Omit<FilterScope, 'isBehindLink'>): Filters {
  return parseLevel(value, parameter, { ...scope, isBehindLink: false });
}

function parseLevel(value: unknown, parameter: string, scope: FilterScope): Filters {
  if (!isRecord(value)) {
    throw invalidParameter({ parameter, problem: `must name attributes: ${inside(parameter, 'id')}[$eq]=1` });
  }
  const model = scope.readModel(scope.uid);
  const idConditions: Filters = {};
  const plain: Filters = {};
  const groups: Filters[] = [];

  for (const [key, entry] of Object.entries(value)) {
    const at = inside(parameter, key);
    const field = model.fields.get(key);
    const link = model.links.get(key);
    if (key === '$and' || key === '$or') {
      groups.push({ [key]: parseAlternatives(entry, at, scope) });
    } else if (key === '$not') {
      groups.push({ $not: parseNegation(entry, at, scope) });
    } else if (field) {
      checkConditions(field, entry, at);
      plain[key] = entry;
    } else if (link && scope.isCount) {
      throw invalidParameter({
        parameter: at,
        problem: 'leads on, but a count is filtered by attributes of its own only',
      });
    } else if (link) {
      scope.joins.spend(at);
      groups.push({ [key]: parseLink(entry, at, { ...scope, uid: link.target, isBehindLink: true }) });
    } else if (scope.isBehindLink && isValueOperator(key)) {
      // `filters[region][$in]` compares ids.
      checkConditions({ type: 'integer' }, { [key]: entry }, parameter);
      idConditions[key] = entry;
    } else {
      throw unknownKey(key, at, model);
    }
  }
  if (Object.keys(idConditions).length > 0) groups.push({ id: idConditions });
  const parts = Object.keys(plain).length === 0 ? groups : [plain, ...groups];
  return scope.isBehindLink ? asOneKey(parts) : asRoot(parts);
}

/** What stands in `$and` and `$or`: a list, `filters[$or][0][name]=a`. */
function parseAlternatives(value: unknown, parameter: string, scope: FilterScope): Filters[] {
  if (!Array.isArray(value) && !isIndexed(value)) {
    throw invalidParameter({ parameter, problem: `takes a list: ${inside(parameter, 0)}[id][$eq]=1` });
  }
  return asList(value, parameter).map(([entry, at]) => parseLevel(entry, at, scope));
}

function parseNegation(value: unknown, parameter: string, scope: FilterScope): Filters {
  if (!scope.isBehindLink || isRecord(value)) return parseLevel(value, parameter, scope);
  return parseLink(value, parameter, scope);
}

/** What stands behind a relation: filters on what it leads to, or ids. */
function parseLink(value: unknown, parameter: string, scope: FilterScope): Filters {
  if (isRecord(value) && !isIndexed(value)) return parseLevel(value, parameter, scope);
  checkConditions({ type: 'integer' }, value, parameter);
  return { id: value };
}

/** At the root, Strapi's own conditions (language, status, documentId) stand beside; one name would hide another. */
const asRoot = (parts: Filters[]): Filters => (parts.length === 0 ? {} : { $and: parts });

/** Behind a relation, Strapi takes attributes, or one of $and and $or; it takes $not for a comparison of ids. */
function asOneKey(parts: Filters[]): Filters {
  const [only] = parts;
  return only && parts.length === 1 && !('$not' in only) ? only : { $and: parts };
}

function unknownKey(key: string, parameter: string, { fields, links }: ReadableModel): Error {
  if (isValueOperator(key)) {
    return invalidParameter({ parameter, problem: 'compares a value, so it stands behind an attribute' });
  }
  return invalidParameter({
    parameter,
    problem: 'is not an attribute to filter by',
    allowed: [...fields.keys(), ...links.keys(), ...GROUP_OPERATORS],
  });
}

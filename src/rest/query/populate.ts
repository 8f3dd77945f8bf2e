import { MAX_POPULATE_DEPTH, MAX_VISITS } from '../limits';

import type { Budget } from './budget';
import { checkFields } from './fields';
import { parseFilters } from './filters';
import { inside, invalidParameter, isRecord } from './invalid-parameter';
import type { Link, ReadableModel, ReadModel } from './readable-model';
import { checkSort } from './sort';
import { asBoolean, asList, asText, isIndexed } from './values';

export type Populate = Record<string, unknown>;

interface PopulateScope {
  uid: string;
  readModel: ReadModel;
  joins: Budget;
  populated: Budget;
  /** The models on the way here, the one that is read first. */
  trail: readonly string[];
}

/**
 * Checks what is to be brought in: `populate=*`, `populate=country,topics.cities`, `populate[0]=country`,
 * `populate[country]=true` or `populate[country][fields]=name`, at every level; and writes all of them as an object.
 * A wildcard becomes the list of what the reader may see, so that none brings in the entries that use a file:
 * Strapi would do that without looking whether they are published.
 *
 * @returns a populate object that means the same
 * @throws ValidationError naming the part that is wrong and what may stand there
 */
export function parsePopulate({
  value,
  parameter,
  ...scope
}: { value: unknown; parameter: string } & Omit<PopulateScope, 'trail'>): Populate {
  return parseLevel(value, parameter, { ...scope, trail: [scope.uid] });
}

function parseLevel(value: unknown, parameter: string, scope: PopulateScope): Populate {
  if (value === '*') return parseWildcard(parameter, scope);
  if (isRecord(value) && !isIndexed(value)) {
    return parseObject(value, parameter, scope);
  }
  const populate: Populate = {};
  for (const [entry, at] of asList(value, parameter)) {
    // Nothing at all (`populate=`) brings nothing in, as in Strapi.
    const paths = entry === null ? [] : asText(entry, at).split(',');
    for (const path of paths.map((text) => text.trim()).filter((text) => text !== '')) {
      addPath(populate, path.split('.'), at, scope);
    }
  }
  return populate;
}

function parseWildcard(parameter: string, scope: PopulateScope): Populate {
  const { links } = scope.readModel(scope.uid);
  for (const link of links.values()) stepInto(link, parameter, scope);
  return Object.fromEntries([...links.keys()].map((name) => [name, true]));
}

/** Adds `country.region` to what is already populated. */
function addPath(populate: Populate, [name = '', ...rest]: string[], parameter: string, scope: PopulateScope): void {
  const target = stepInto(findLink(name, parameter, scope), parameter, scope);
  if (rest.length === 0) {
    populate[name] ??= true;
    return;
  }
  const known = populate[name];
  const nested = isRecord(known) ? (known.populate as Populate) : {};
  addPath(nested, rest, parameter, target);
  populate[name] = { populate: nested };
}

function parseObject(value: Record<string, unknown>, parameter: string, scope: PopulateScope): Populate {
  const populate: Populate = {};
  for (const [name, entry] of Object.entries(value)) {
    const at = inside(parameter, name);
    const link = findLink(name, at, scope);
    const target = stepInto(link, at, scope);
    if (isRecord(entry)) populate[name] = parseOptions(entry, at, link, target);
    else if (entry === '*' || asBoolean(entry, at)) populate[name] = true;
  }
  return populate;
}

function stepInto(link: Link, parameter: string, scope: PopulateScope): PopulateScope {
  scope.populated.spend(parameter);
  if (scope.trail.length > MAX_POPULATE_DEPTH) {
    throw invalidParameter({ parameter, problem: `is nested too deep; ${MAX_POPULATE_DEPTH} levels are allowed` });
  }
  const visits = scope.trail.filter((uid) => uid === link.target).length;
  if (link.isRelation && visits >= MAX_VISITS) {
    const problem = `goes round in a circle: one type may stand ${MAX_VISITS} times on a path`;
    throw invalidParameter({ parameter, problem });
  }
  return { ...scope, uid: link.target, trail: [...scope.trail, link.target] };
}

function parseOptions(
  options: Record<string, unknown>,
  parameter: string,
  link: Link,
  scope: PopulateScope
): Record<string, unknown> {
  const parsed = { ...options };
  for (const [option, value] of Object.entries(options)) {
    const at = inside(parameter, option);
    switch (option) {
      case 'fields':
        checkFields(value, at, scope.readModel(scope.uid));
        break;
      case 'filters':
        parsed.filters = parseFilters({ ...scope, value, parameter: at, isCount: 'count' in options });
        break;
      case 'sort':
        checkSort(value, at, { ...scope, isPopulated: true });
        break;
      case 'populate':
        parsed.populate = parseLevel(value, at, scope);
        break;
      case 'count':
        parsed.count = parseCount(value, at, link, options);
        break;
      default:
        throw invalidParameter({
          parameter: at,
          problem: 'is not an option of populate',
          allowed: ['fields', 'filters', 'sort', 'populate', ...(link.isCountable ? ['count'] : [])],
        });
    }
  }
  return parsed;
}

function parseCount(value: unknown, parameter: string, link: Link, options: Record<string, unknown>): boolean {
  const isCount = asBoolean(value, parameter);
  if (!link.isCountable) {
    throw invalidParameter({ parameter, problem: 'works on relations and components only' });
  }
  if (isCount && Object.keys(options).some((option) => option !== 'count' && option !== 'filters')) {
    throw invalidParameter({ parameter, problem: 'returns a number, so only filters may stand beside it' });
  }
  return isCount;
}

function findLink(name: string, parameter: string, scope: PopulateScope): Link {
  const model: ReadableModel = scope.readModel(scope.uid);
  const link = model.links.get(name);
  if (link) return link;
  const problem = `asks for "${name}", which is not a relation, component or media of this type`;
  throw invalidParameter({ parameter, problem, allowed: [...model.links.keys()] });
}

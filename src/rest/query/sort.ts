import type { Budget } from './budget';
import { inside, invalidParameter, isRecord } from './invalid-parameter';
import { isJson } from './operators';
import type { ReadModel } from './readable-model';
import { asList, isIndexed } from './values';

interface SortScope {
  uid: string;
  readModel: ReadModel;
  joins: Budget;
  /** Strapi cannot sort populated entries through a relation: its SQL then names a table that is not there. */
  isPopulated: boolean;
}

const ORDERS = ['asc', 'desc'];

/**
 * Checks an order: `sort=name`, `sort=country.name:desc,name`, `sort[0]=name`, `sort[country][name]=desc` or
 * `sort[0][name]=asc`. Nothing at all (`sort=`) is no order, as in Strapi.
 *
 * @throws ValidationError naming the part that cannot be sorted by, and what can
 */
export function checkSort(value: unknown, parameter: string, scope: SortScope): void {
  if (isRecord(value) && !isIndexed(value)) {
    checkLevel(value, parameter, scope);
    return;
  }
  const entries = asList(value, parameter);
  if (new Set(entries.map(([entry]) => typeof entry)).size > 1) {
    throw invalidParameter({ parameter, problem: 'mixes two notations: sort[0]=name and sort[0][name]=asc' });
  }
  for (const [entry, at] of entries) {
    if (isRecord(entry)) checkLevel(entry, at, scope);
    else if (typeof entry === 'string') entry.split(',').forEach((segment) => checkSegment(segment.trim(), at, scope));
    else if (entry !== null) throw invalidParameter({ parameter: at, problem: 'must name an attribute' });
  }
}

function checkLevel(level: Record<string, unknown>, parameter: string, scope: SortScope): void {
  for (const [name, entry] of Object.entries(level)) {
    const at = inside(parameter, name);
    const target = checkStep(name, at, scope, isRecord(entry));
    if (target !== undefined) checkLevel(entry as Record<string, unknown>, at, { ...scope, uid: target });
    else checkOrder(entry, at);
  }
}

function checkSegment(segment: string, parameter: string, scope: SortScope): void {
  if (segment === '') return;
  const [path = '', order, ...rest] = segment.split(':').map((part) => part.trim());
  if (rest.length > 0) throw invalidParameter({ parameter, problem: `has more than one order in "${segment}"` });
  if (order !== undefined) checkOrder(order, parameter);

  const names = path.split('.');
  let uid = scope.uid;
  names.forEach((name, index) => {
    uid = checkStep(name, parameter, { ...scope, uid }, index < names.length - 1) ?? uid;
  });
}

/** @returns the model the step leads to, where it is not the last one */
function checkStep(name: string, parameter: string, scope: SortScope, leadsOn: boolean): string | undefined {
  const { fields, links } = scope.readModel(scope.uid);
  if (leadsOn && scope.isPopulated) {
    const problem = `goes through "${name}", but populated entries are sorted by attributes of their own only`;
    throw invalidParameter({ parameter, problem });
  }
  if (leadsOn) {
    const link = links.get(name);
    if (!link) {
      const problem = `goes through "${name}", which is not a relation, component or media`;
      throw invalidParameter({ parameter, problem, allowed: [...links.keys()] });
    }
    scope.joins.spend(parameter);
    return link.target;
  }
  const field = fields.get(name);
  if (!field || isJson(field)) {
    const sortable = [...fields].filter(([, attribute]) => !isJson(attribute)).map(([field]) => field);
    const problem = `sorts by "${name}", which is not an attribute to sort by`;
    throw invalidParameter({ parameter, problem, allowed: sortable });
  }
  return undefined;
}

function checkOrder(order: unknown, parameter: string): void {
  if (typeof order !== 'string' || !ORDERS.includes(order.trim().toLowerCase())) {
    throw invalidParameter({ parameter, problem: 'has an unknown order', allowed: ORDERS });
  }
}

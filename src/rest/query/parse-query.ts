import { MAX_JOINS, MAX_POPULATED } from '../limits';

import { createBudget } from './budget';
import { checkFields } from './fields';
import { parseFilters } from './filters';
import { invalidParameter } from './invalid-parameter';
import { checkPagination } from './pagination';
import { parsePopulate } from './populate';
import { checkQueryString } from './query-string';
import type { ReadModel } from './readable-model';
import { checkSort } from './sort';
import { asText } from './values';
import { checkDraftParameter, checkLocale } from './version';

export interface ReadRequest {
  /** What stands after the question mark, still encoded. */
  querystring: string;
  /** What Strapi's parser made of it. */
  query: Record<string, unknown>;
  /** The content type that is read. */
  uid: string;
  /** Whether a list is read, and not one entry. */
  isList: boolean;
  /** The parameters the route has; those that are none of Strapi's are the route's own to check. */
  parameters: readonly string[];
  readModel: ReadModel;
  /** The codes of the hub's languages. */
  locales: readonly string[];
  mayReadDrafts: boolean;
}

/**
 * Checks the whole query of a read before Strapi sees it, so that a bad one is answered with 400 and a good one
 * is carried out completely: nothing is ignored, nothing reaches the database that it cannot carry out.
 *
 * @returns the query for Strapi: the same, with filters and populate in the form it carries out without fault
 * @throws ValidationError (400) with `details.parameter`; PolicyError (403) for drafts without that right
 */
export function parseQuery(request: ReadRequest): Record<string, unknown> {
  checkQueryString(request.querystring);
  const scope = {
    uid: request.uid,
    readModel: request.readModel,
    joins: createBudget({
      max: MAX_JOINS,
      things: 'steps through relations, components and media in filters and sort',
    }),
    populated: createBudget({ max: MAX_POPULATED, things: 'relations, components and media in populate' }),
  };
  const parsed: Record<string, unknown> = {};
  for (const [parameter, value] of Object.entries(request.query)) {
    if (!request.parameters.includes(parameter)) {
      throw invalidParameter({ parameter, problem: 'is not a parameter of this address', allowed: request.parameters });
    }
    parsed[parameter] = value;
    switch (parameter) {
      case 'filters':
        parsed.filters = parseFilters({ ...scope, value, parameter, isCount: false });
        break;
      case 'populate':
        parsed.populate = parsePopulate({ ...scope, value, parameter });
        break;
      case 'sort':
        checkSort(value, parameter, { ...scope, isPopulated: false });
        break;
      case 'fields':
        checkFields(value, parameter, request.readModel(request.uid));
        break;
      case 'pagination':
        checkPagination(value, parameter);
        break;
      case '_q':
        asText(value ?? '', parameter);
        break;
      case 'locale':
        checkLocale(value, parameter, request);
        break;
      case 'status':
      case 'publicationFilter':
      case 'hasPublishedVersion':
        checkDraftParameter(value, parameter, request);
    }
  }
  return parsed;
}

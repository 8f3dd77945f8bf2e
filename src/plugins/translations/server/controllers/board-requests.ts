import { z } from 'zod';

import { VERSION_STATES } from '../../../localization/shared/contracts';
import {
  BOARD_ACTIONS,
  BOARD_SORTS,
  DUE_KINDS,
  WORK_KINDS,
  type BoardActionRequest,
  type BoardFilters,
} from '../../shared/board';

import { invalid, oneOf, parse, type Allowed } from './requests';

const MAX_ENTRIES = 100;
const MAX_PAGE_SIZE = 100;
const MAX_TEXT = 200;
const MAX_NAME = 100;

/** What the parameters of a request to the board can be. */
export interface BoardAllowed extends Allowed {
  /** The uid of what the filter `place` names; there is no such filter where left out. */
  place: string | undefined;
}

const someOf = <Value extends string>(values: readonly Value[]) => {
  const problem = `must be one or more of ${values.join(', ')}`;
  return z.array(oneOf(values), problem).min(1, problem);
};

const personId = z.int('must be the id of an administrator').positive('must be the id of an administrator');

/** What the board is narrowed to in a language, and what is exported of it. */
export const narrowingOf = ({ types, place }: BoardAllowed) => ({
  types: someOf(types).optional(),
  states: someOf(VERSION_STATES).optional(),
  work: oneOf(WORK_KINDS).optional(),
  ...(place !== undefined && {
    place: z.string(`must be the documentId of an entry of ${place}`).min(1).max(MAX_TEXT).optional(),
  }),
  assignee: z
    .union([z.enum(['me', 'nobody']), personId], 'must be me, nobody, or the id of an administrator')
    .optional(),
  due: oneOf(DUE_KINDS).optional(),
  text: z
    .string(`must be text of 1 to ${MAX_TEXT} characters`)
    .trim()
    .min(1, `must be text of 1 to ${MAX_TEXT} characters`)
    .max(MAX_TEXT, `must be text of 1 to ${MAX_TEXT} characters`)
    .optional(),
});

/** What the board is narrowed to, in a query as in a saved view. */
const filtersOf = (allowed: BoardAllowed) => ({
  locale: oneOf(allowed.locales).optional(),
  ...narrowingOf(allowed),
  sort: oneOf(BOARD_SORTS).optional(),
});

const wholeNumber = (problem: string, max: number) =>
  z.coerce.number(problem).int(problem).min(1, problem).max(max, problem);

/** @throws ValidationError naming the parameter that is wrong, and what it may be */
export function parseBoardRequest({ query, allowed }: { query: unknown; allowed: BoardAllowed }) {
  const schema = z.strictObject({
    ...filtersOf(allowed),
    page: wholeNumber('must be a whole number from 1 on', 1_000_000).default(1),
    pageSize: wholeNumber(`must be a whole number from 1 to ${MAX_PAGE_SIZE}`, MAX_PAGE_SIZE).default(25),
  });
  const { page, pageSize, ...filters } = parse(schema, readLists(query));
  return { filters: filters as BoardFilters, page, pageSize };
}

/** A query has lists with commas, and numbers as text. */
export function readLists(query: unknown): object {
  const { types, states, ids, assignee, ...others } = query as Record<string, unknown>;
  const list = (value: unknown) => (typeof value === 'string' ? value.split(',') : value);
  return {
    ...others,
    ...(types !== undefined && { types: list(types) }),
    ...(states !== undefined && { states: list(states) }),
    ...(ids !== undefined && { ids: list(ids) }),
    ...(assignee !== undefined && {
      assignee: typeof assignee === 'string' && /^\d+$/.test(assignee) ? Number(assignee) : assignee,
    }),
  };
}

/** @throws ValidationError naming the part of the body that is wrong, and what it may be */
export function parseActionRequest({ body, allowed }: { body: unknown; allowed: BoardAllowed }): BoardActionRequest {
  const problem = `must be 1 to ${MAX_ENTRIES} entries, each with type and documentId`;
  const entry = z.strictObject(
    {
      type: oneOf(allowed.types),
      documentId: z.string(problem).min(1, problem),
      stamp: z.string('must be the stamp of a version, as the board tells it').optional(),
    },
    problem
  );
  const date = z.iso.date('must be a date such as 2026-12-01, or null for none');
  const request = parse(
    z.strictObject({
      action: oneOf(BOARD_ACTIONS),
      locale: oneOf(allowed.locales),
      entries: z.array(entry, problem).min(1, problem).max(MAX_ENTRIES, problem),
      assignee: personId.optional(),
      dueOn: date.nullable().optional(),
    }),
    body ?? {}
  );
  for (const [parameter, action] of [
    ['assignee', 'assign'],
    ['dueOn', 'set-due-date'],
  ] as const) {
    const isGiven = request[parameter] !== undefined;
    if (isGiven && request.action !== action)
      throw invalid({ parameter, problem: `is for ${action} only; leave it out` });
    if (!isGiven && request.action === action) throw invalid({ parameter, problem: `must be given for ${action}` });
  }
  if (request.action === 'approve' && request.entries.some(({ stamp }) => stamp === undefined)) {
    throw invalid({ parameter: 'entries', problem: 'must each have for approve the stamp that the board tells of it' });
  }
  return request;
}

/** @throws ValidationError naming the part of the body that is wrong, and what it may be */
export function parseViewRequest({ body, allowed }: { body: unknown; allowed: BoardAllowed }) {
  const problem = `must be text of 1 to ${MAX_NAME} characters`;
  const { name } = parse(
    z.strictObject({
      name: z.string(problem).trim().min(1, problem).max(MAX_NAME, problem),
      filters: z.looseObject({}, 'must be what the board is narrowed to'),
    }),
    body ?? {}
  );
  // On its own, so that what is wrong is named as in a query.
  const filters = parse(z.strictObject(filtersOf(allowed)), (body as { filters: unknown }).filters);
  return { name, filters: filters as BoardFilters };
}

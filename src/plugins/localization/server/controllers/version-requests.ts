import { errors } from '@strapi/utils';
import { z } from 'zod';

import { VERSION_ACTIONS, type VersionAction, type VersionActionRequest } from '../../shared/contracts';

/** As many entries as a page of the content manager's list has at most. */
const MAX_STATUSES = 100;

/** What the parameters of a request can be. */
export interface Allowed {
  types: readonly string[];
  locales: readonly string[];
}

export interface EntryRequest {
  type: string;
  documentId: string;
}

export interface VersionRequest extends EntryRequest {
  locale: string;
}

export interface ActionRequest extends VersionRequest, VersionActionRequest {
  action: VersionAction;
}

export interface StatusesRequest {
  type: string;
  locale: string;
  documentIds: string[];
}

const oneOf = (values: readonly string[]) => z.enum([...values], { error: `must be one of ${values.join(', ')}` });
const documentId = z.string();
const UNSEEN = 'must hold what the source said, by the path of the segment';
const UNLEFT = 'must be how many texts are out of date (staleCount) and not translated (untranslatedCount)';
/** What each part of a body is for. */
const ACTIONS_OF: Readonly<Record<keyof VersionActionRequest, readonly VersionAction[]>> = {
  segment: ['mark-correct'],
  seen: ['mark-correct', 'mark-translated'],
  stamp: ['mark-translated'],
  left: ['mark-translated'],
};

/** @throws ValidationError for a type that the plugin does not manage */
export function parseEntryRequest({ params, allowed }: { params: unknown; allowed: Allowed }): EntryRequest {
  return parse(z.object({ type: oneOf(allowed.types), documentId }), params);
}

/** @throws ValidationError naming the part of the address that is wrong, and what it may be */
export function parseVersionRequest({ params, allowed }: { params: unknown; allowed: Allowed }): VersionRequest {
  return parse(z.object({ type: oneOf(allowed.types), documentId, locale: oneOf(allowed.locales) }), params);
}

/** @throws ValidationError naming the part of the address or of the body that is wrong, and what it may be */
export function parseActionRequest(request: { params: unknown; body: unknown; allowed: Allowed }): ActionRequest {
  const { params, body, allowed } = request;
  const target = parse(
    z.object({
      type: oneOf(allowed.types),
      documentId,
      locale: oneOf(allowed.locales),
      action: z.enum(VERSION_ACTIONS, { error: `must be one of ${VERSION_ACTIONS.join(', ')}` }),
    }),
    params
  );
  const segment = z.string('must be the path of a text, such as name or body.3').optional();
  const seen = z.record(z.string(), z.string(UNSEEN).nullable(), UNSEEN).optional();
  const stamp = z.string('must be the contentStamp that came with the version').optional();
  const count = z.int(UNLEFT).min(0, UNLEFT);
  const left = z.strictObject({ staleCount: count, untranslatedCount: count }, { error: UNLEFT }).optional();
  const known = z.strictObject(
    { segment, seen, stamp, left },
    { error: 'may hold segment, seen, stamp, left and nothing else' }
  );
  const parsed = parse(known, body ?? {});
  for (const [parameter, actions] of Object.entries(ACTIONS_OF)) {
    if (parsed[parameter as keyof VersionActionRequest] !== undefined && !actions.includes(target.action)) {
      throw invalid({ parameter, problem: `is for ${actions.join(' and ')} only; leave it out` });
    }
  }
  return { ...target, ...parsed };
}

/** @throws ValidationError naming the parameter that is wrong, and what it may be */
export function parseStatusesRequest(request: { params: unknown; query: unknown; allowed: Allowed }): StatusesRequest {
  const { params, query, allowed } = request;
  const target = parse(z.object({ type: oneOf(allowed.types), locale: oneOf(allowed.locales) }), params);
  const problem = `must be 1 to ${MAX_STATUSES} documentIds, with commas between them`;
  const list = z
    .string(problem)
    .transform((text) => text.split(','))
    .pipe(z.array(z.string().min(1, problem)).max(MAX_STATUSES, problem));
  return { ...target, ...parse(z.object({ documentIds: list }), query) };
}

function parse<Output>(schema: z.ZodType<Output>, value: unknown): Output {
  const { data, error } = schema.safeParse(value);
  if (!error) return data;
  const [issue] = error.issues;
  throw invalid({ parameter: String(issue?.path[0] ?? 'body'), problem: issue?.message ?? 'is wrong' });
}

/** An error in the words of all others: the parameter, and what it may be. */
export function invalid({ parameter, problem }: { parameter: string; problem: string }): errors.ValidationError {
  return new errors.ValidationError(`${parameter}: ${problem}`, { parameter });
}

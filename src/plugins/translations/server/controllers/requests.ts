import { errors } from '@strapi/utils';
import { z } from 'zod';

/** What the parameters of a request can be. */
export interface Allowed {
  types: readonly string[];
  locales: readonly string[];
}

export const oneOf = <Value extends string>(values: readonly Value[]) =>
  z.enum([...values], { error: `must be one of ${values.join(', ')}` });

export const flag = z.enum(['true', 'false'], { error: 'must be true or false' }).transform((text) => text === 'true');

/** @throws ValidationError naming the parameter that is wrong, and what it may be */
export function parseImportRequest({ query, allowed }: { query: unknown; allowed: Allowed }) {
  const options = z.strictObject({
    locale: oneOf(allowed.locales).optional(),
    isDryRun: flag.default(false),
    acceptsPartial: flag.default(false),
  });
  return parse(options, query);
}

/** @throws ValidationError naming the parameter that is wrong, and what it may be */
export const parseMemoryExport = ({ query, locales }: { query: unknown; locales: readonly string[] }) =>
  parse(z.strictObject({ locale: oneOf(locales).optional() }), query);

/** @throws ValidationError naming the parameter that is wrong, and what it may be */
export const parseMemoryImport = (query: unknown) => parse(z.strictObject({ isDryRun: flag.default(false) }), query);

/**
 * Reads a part of a request.
 *
 * @throws ValidationError naming the parameter that is wrong, in dots where it is inside of another, and what it may be
 */
export function parse<Output>(schema: z.ZodType<Output>, value: unknown): Output {
  const { data, error } = schema.safeParse(value);
  if (!error) return data;
  const issue = error.issues[0] as z.core.$ZodIssue;
  const path = issue.path.filter((step) => typeof step === 'string');
  if (issue.code === 'unrecognized_keys') {
    throw invalid({ parameter: [...path, issue.keys[0]].join('.'), problem: 'there is no such parameter' });
  }
  throw invalid({ parameter: path.length > 0 ? path.join('.') : 'body', problem: issue.message });
}

/** An error in the words of all others: the parameter, and what it may be. */
export function invalid({ parameter, problem }: { parameter: string; problem: string }): errors.ValidationError {
  return new errors.ValidationError(`${parameter}: ${problem}`, { parameter });
}

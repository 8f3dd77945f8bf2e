import { errors } from '@strapi/utils';

export interface ParameterFault {
  /** The parameter as it is written in the query, such as `filters[name][$between]`. */
  parameter: string;
  /** What is wrong with it, as the rest of a sentence that begins with the parameter. */
  problem: string;
  /** What may stand there instead. */
  allowed?: readonly string[];
}

/** The error of every bad query: Strapi answers it with 400 and its usual body. */
export function invalidParameter({ parameter, problem, allowed }: ParameterFault): Error {
  const alternatives = allowed ? ` Allowed: ${allowed.join(', ') || 'none'}.` : '';
  return new errors.ValidationError(`${parameter} ${problem}.${alternatives}`, {
    parameter,
    ...(allowed && { allowed }),
  });
}

/** The name of a parameter inside another one. */
export const inside = (parameter: string, key: string | number): string => `${parameter}[${key}]`;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

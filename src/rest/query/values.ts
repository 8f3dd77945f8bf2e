import { isDate } from 'node:util/types';

import { parseType } from '@strapi/utils';

import { MAX_INTEGER, MAX_LIST_LENGTH } from '../limits';

import { invalidParameter, isRecord } from './invalid-parameter';
import type { Attribute } from './readable-model';

const INTEGER = /^-?\d+$/;
const DECIMAL = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const BOOLEANS = ['true', 'false', 't', 'f', '1', '0'];
const MAX_BIG_INTEGER = 2n ** 63n - 1n;

/** Takes a value that may stand in a query only once. */
export function asText(value: unknown, parameter: string): string {
  if (typeof value === 'string') return value;
  throw invalidParameter({ parameter, problem: value === null ? 'has no value' : 'takes one value' });
}

/** @throws ValidationError where the value is none of Strapi's words for true and false */
export function asBoolean(value: unknown, parameter: string): boolean {
  const text = asText(value, parameter);
  if (!BOOLEANS.includes(text)) {
    throw invalidParameter({ parameter, problem: 'is neither true nor false', allowed: ['true', 'false'] });
  }
  return ['true', 't', '1'].includes(text);
}

export function asInteger(value: unknown, parameter: string, { min, max }: { min: number; max: number }): number {
  const text = asText(value, parameter);
  const number = Number(text);
  if (!INTEGER.test(text) || number < min || number > max) {
    throw invalidParameter({ parameter, problem: `must be a whole number from ${min} to ${max}` });
  }
  return number;
}

/** What the parser makes of a list that is too long, or has an index beyond its limit: an object of numbers. */
export function isIndexed(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => /^\d+$/.test(key));
}

/**
 * Takes a list, or one value for a list of one.
 *
 * @returns the values with the parameter each was given in
 */
export function asList(value: unknown, parameter: string): [value: unknown, parameter: string][] {
  if (isIndexed(value)) {
    throw invalidParameter({
      parameter,
      problem: `has an entry beyond number ${MAX_LIST_LENGTH - 1}, the last one allowed`,
    });
  }
  if (Array.isArray(value)) return value.map((entry, index) => [entry, `${parameter}[${index}]`]);
  return [[value, parameter]];
}

/**
 * Checks that a value can be compared with an attribute.
 *
 * @throws ValidationError saying what values the attribute has
 */
export function checkValue(attribute: Attribute, value: unknown, parameter: string): void {
  const text = asText(value, parameter);
  switch (attribute.type) {
    case 'integer':
      asInteger(text, parameter, { min: -MAX_INTEGER - 1, max: MAX_INTEGER });
      return;
    case 'biginteger':
      if (!INTEGER.test(text) || BigInt(text) > MAX_BIG_INTEGER || BigInt(text) < -MAX_BIG_INTEGER - 1n) {
        throw invalidParameter({ parameter, problem: 'must be a whole number of 64 bits' });
      }
      return;
    case 'decimal':
    case 'float':
      if (!DECIMAL.test(text) || !Number.isFinite(Number(text))) {
        throw invalidParameter({ parameter, problem: 'must be a number such as 12.5' });
      }
      return;
    case 'boolean':
      asBoolean(text, parameter);
      return;
    case 'enumeration':
      if (!attribute.enum?.includes(text)) {
        throw invalidParameter({ parameter, problem: 'is not one of its values', allowed: attribute.enum });
      }
      return;
    case 'date':
      if (!DATE.test(text) || !isTime('date', text)) {
        throw invalidParameter({ parameter, problem: 'must be a date such as 2024-05-31' });
      }
      return;
    case 'time':
      if (!isTime('time', text)) throw invalidParameter({ parameter, problem: 'must be a time such as 18:30:00' });
      return;
    case 'datetime':
    case 'timestamp':
      if (!isTime('datetime', text)) {
        throw invalidParameter({ parameter, problem: 'must be a date and time such as 2024-05-31T18:30:00Z' });
      }
  }
}

/** Whether Strapi can read it, and PostgreSQL has the year. */
function isTime(type: 'date' | 'time' | 'datetime', text: string): boolean {
  try {
    const parsed: unknown = parseType({ type, value: text });
    const year = isDate(parsed) ? parsed.getUTCFullYear() : type === 'date' ? Number(text.slice(0, 4)) : 1;
    return year >= 1 && year <= 9999;
  } catch {
    return false;
  }
}

import type { Attribute } from './readable-model';

/** What an operator takes: one value of the attribute's type, text, a list, two values, true or false, conditions. */
export type Operand = 'value' | 'text' | 'list' | 'pair' | 'boolean' | 'negation';

const COMPARISONS = {
  $eq: 'value',
  $ne: 'value',
  $gt: 'value',
  $gte: 'value',
  $lt: 'value',
  $lte: 'value',
  $in: 'list',
  $notIn: 'list',
  $between: 'pair',
} as const;
const NULL_TESTS = { $null: 'boolean', $notNull: 'boolean', $not: 'negation' } as const;
/** These cast what they compare to text, so they work on every type. */
const CASE_INSENSITIVE = {
  $eqi: 'text',
  $nei: 'text',
  $containsi: 'text',
  $notContainsi: 'text',
  $startsWithi: 'text',
  $endsWithi: 'text',
} as const;
const CASE_SENSITIVE = { $contains: 'text', $notContains: 'text', $startsWith: 'text', $endsWith: 'text' } as const;

const ON_JSON: Record<string, Operand> = { ...NULL_TESTS, ...CASE_INSENSITIVE };
const ON_OTHERS: Record<string, Operand> = { ...COMPARISONS, ...ON_JSON };
const ON_TEXT: Record<string, Operand> = { ...ON_OTHERS, ...CASE_SENSITIVE };

const TEXT_TYPES = new Set(['string', 'text', 'richtext', 'email', 'uid', 'enumeration']);
const JSON_TYPES = new Set(['json', 'blocks']);

export const isJson = (attribute: Attribute): boolean => JSON_TYPES.has(attribute.type);

/**
 * The operators that PostgreSQL can carry out on an attribute, and what each takes. Strapi's `$jsonSupersetOf`
 * is none of them: it is experimental and for internal use.
 */
export function operatorsFor(attribute: Attribute): Record<string, Operand> {
  if (isJson(attribute)) return ON_JSON;
  return TEXT_TYPES.has(attribute.type) ? ON_TEXT : ON_OTHERS;
}

export const GROUP_OPERATORS: readonly string[] = ['$and', '$or', '$not'];

/** Whether a name is that of an operator on values, of whatever type. */
export const isValueOperator = (name: string): boolean => Object.hasOwn(ON_TEXT, name) && name !== '$not';

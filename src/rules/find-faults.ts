import { FORMATS, type Format } from './formats';
import type { RuledAttribute, RuledSchema } from './schema-rules';

type Values = Record<string, unknown>;

/** One thing that is wrong with an entry, and where. */
export interface Fault {
  path: (string | number)[];
  message: string;
}

export interface Subject {
  schema: RuledSchema;
  /** What is about to be written; a missing key leaves the stored value as it is. */
  data: Values;
  /** The values that are stored already. */
  stored?: Values;
  isPublishing: boolean;
  /** Looks a component's schema up by its uid. */
  componentSchema: (uid: string) => RuledSchema;
}

/**
 * Finds all that is wrong with an entry by the rules of its schema: numbers out of range, texts that are not of their format,
 * an end before its start, and, when it is to be published, a value that lacks the one that gives it meaning.
 *
 * Strapi itself checks ranges and patterns only on publication; here a draft may be incomplete, but never wrong.
 */
export function findFaults(subject: Subject): Fault[] {
  const { schema, data, stored = {} } = subject;
  const whole = { ...stored, ...data };
  return Object.entries(schema.attributes).flatMap(([name, attribute]) => {
    const faults = name in data ? findFaultsInValue({ ...subject, name, attribute, value: data[name] }) : [];
    return [...faults, ...findFaultsBetween({ ...subject, name, attribute, whole })];
  });
}

function findFaultsInValue(subject: Subject & { name: string; attribute: RuledAttribute; value: unknown }): Fault[] {
  const { name, attribute, value } = subject;
  if (isEmpty(value)) return [];
  if (attribute.type === 'component') return findFaultsInComponent(subject);

  const message = describeRange(attribute, value) ?? describeFormat(attribute, value);
  return message === undefined ? [] : [{ path: [name], message: `${name} ${message}` }];
}

function findFaultsInComponent(
  subject: Subject & { name: string; attribute: RuledAttribute; value: unknown }
): Fault[] {
  const { name, attribute, value, componentSchema, isPublishing } = subject;
  const schema = componentSchema(attribute.component ?? '');
  const items =
    attribute.repeatable && Array.isArray(value)
      ? value.map((item, index) => ({ item, at: [name, index] }))
      : [{ item: value, at: [name] }];
  return items.flatMap(({ item, at }) =>
    findFaults({ schema, data: item as Values, isPublishing, componentSchema }).map(({ path, message }) => ({
      path: [...at, ...path],
      message: `${at.join('.')}.${message}`,
    }))
  );
}

function describeRange({ type, min = -Infinity, max = Infinity }: RuledAttribute, value: unknown): string | undefined {
  if (!['integer', 'biginteger', 'decimal', 'float'].includes(type)) return undefined;
  const number = Number(value);
  if (number >= min && number <= max) return undefined;
  if (max === Infinity) return `must be ${min} or more`;
  if (min === -Infinity) return `must be ${max} or less`;
  return `must be from ${min} to ${max}`;
}

function describeFormat({ pluginOptions }: RuledAttribute, value: unknown): string | undefined {
  const name = pluginOptions?.rules?.format;
  if (name === undefined) return undefined;
  const format: Format = FORMATS[name];
  return typeof value === 'string' && format.accepts(value) ? undefined : `must be ${format.expected}`;
}

function findFaultsBetween({
  name,
  attribute,
  whole,
  isPublishing,
}: Subject & { name: string; attribute: RuledAttribute; whole: Values }): Fault[] {
  const { after, requires } = attribute.pluginOptions?.rules ?? {};
  const value = whole[name];
  if (isEmpty(value)) return [];

  const faults: Fault[] = [];
  if (after !== undefined && !isEmpty(whole[after]) && timeOf(value) <= timeOf(whole[after])) {
    faults.push({ path: [name], message: `${name} must be later than ${after}` });
  }
  if (isPublishing && requires !== undefined && isEmpty(whole[requires])) {
    faults.push({ path: [requires], message: `${requires} must be given where ${name} is` });
  }
  return faults;
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** @returns milliseconds since 1970, NaN (which is before and after nothing) for what is no date */
const timeOf = (value: unknown): number => new Date(value as string | number | Date).getTime();

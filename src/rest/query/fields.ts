import { invalidParameter } from './invalid-parameter';
import type { ReadableModel } from './readable-model';
import { asList, asText } from './values';

/**
 * Checks the attributes to be returned: `fields=name,slug`, `fields[0]=name&fields[1]=slug` or `fields=*`.
 *
 * @throws ValidationError naming the attribute that is none, and those there are
 */
export function checkFields(value: unknown, parameter: string, { fields }: ReadableModel): void {
  const entries = Array.isArray(value)
    ? asList(value, parameter)
    : asText(value, parameter)
        .split(',')
        .map((name) => [name, parameter] as const);

  for (const [entry, at] of entries) {
    const name = asText(entry, at).trim();
    if (name !== '*' && !fields.has(name)) {
      throw invalidParameter({
        parameter: at,
        problem: `asks for "${name}", which is not an attribute to select`,
        allowed: [...fields.keys(), '*'],
      });
    }
  }
}

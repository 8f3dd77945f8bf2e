import { hasText, type Blocks } from './blocks';

/** Of some text fields of an entry, the names of those that have something to show. */
export const filledFields = <E extends object>(entry: E, names: (keyof E & string)[]): string[] =>
  names.filter((name) => {
    const value: unknown = entry[name];
    return Array.isArray(value) ? hasText(value as Blocks) : Boolean(value);
  });

import { languageOf, type Languages } from '../hub/text-language';

/** One property that a list can be narrowed by, such as the country. */
export interface Facet {
  name: string;
  label: string;
  /** None where the list cannot be narrowed by it: then it is not shown. */
  options: Option[];
}

export interface Option {
  /** Letters, digits and hyphens. */
  value: string;
  label: string;
  lang?: string;
}

/** A country, topic or the like as an option, in the language its name really is in. */
export const optionOf = (value: string, entry: Languages & { name: string }): Option => ({
  value,
  label: entry.name,
  lang: languageOf({ entry, path: 'name' }),
});

/** What an entry's element says about one facet. */
export const dataOf = (options: Option[]): string => options.map(({ value }) => value).join(' ');

/**
 * The values that occur among entries, each once; none where each of them leaves all entries.
 *
 * @param compare - their order, by label
 */
export function optionsOf<Entry>({
  entries,
  valuesOf,
  compare,
}: {
  entries: Entry[];
  valuesOf: (entry: Entry) => Option[];
  compare: (left: string, right: string) => number;
}): Option[] {
  const values = entries.map((entry) => new Map(valuesOf(entry).map((option) => [option.value, option])));
  const byValue = new Map(values.flatMap((found) => [...found]));
  const narrows = (value: string) => values.some((found) => !found.has(value));
  if (![...byValue.keys()].some(narrows)) return [];
  return [...byValue.values()].toSorted((left, right) => compare(left.label, right.label));
}

/**
 * Rules that hide what the chosen options leave out. They make the filters work without a script: the browser matches
 * the option that is chosen against the values that are written on the entries.
 */
export function filterStyle(facets: Facet[]): string {
  return facets
    .flatMap(({ name, options }) =>
      options.map(
        ({ value }) =>
          `.filters:has([name="${name}"] option[value="${value}"]:checked)~.filtered>.entries>li:not([data-${name}~="${value}"]){display:none}`
      )
    )
    .join('');
}

/**
 * Says where the filters leave nothing, in a sentence behind the number. Only the browser knows how many entries are
 * left where no script and no server counts them, so a style of numbers says it, in which none is a sentence.
 */
export const emptyStyle = (sentence: string): string =>
  `@counter-style shown{system:fixed 0;symbols:${JSON.stringify(`0. ${sentence}`)};fallback:decimal}`;

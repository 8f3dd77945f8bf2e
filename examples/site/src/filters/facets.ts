import type { Option } from './options';

/** One property that a list can be narrowed by, such as the country. */
export interface Facet {
  name: string;
  label: string;
  /** None where the list cannot be narrowed by it: then it is not shown. */
  options: Option[];
}

/** What a facet asks of each entry. */
interface Property<Entry> extends Omit<Facet, 'options'> {
  valuesOf: (entry: Entry) => Option[];
  /** The order of its options, by label, where that is not the one of names. */
  compare?: Compare;
}

type Compare = (left: string, right: string) => number;

/** The order of years, and of dates as ISO 8601 writes them. */
export const latestFirst: Compare = (left, right) => right.localeCompare(left);

/**
 * The facets of a list, and the attributes that say of each of its elements which options it has.
 *
 * @param compare - the order of names
 */
export function createFacets<Entry>({
  entries,
  compare,
  properties,
}: {
  entries: Entry[];
  compare: Compare;
  properties: Property<Entry>[];
}): { facets: Facet[]; dataOf: (entry: Entry) => Record<string, string> } {
  const wordsOf = (options: Option[]) => options.map(({ value }) => value).join(' ');
  return {
    facets: properties.map(({ name, label, valuesOf, compare: order = compare }) => ({
      ...{ name, label },
      options: optionsOf({ entries, valuesOf, compare: order }),
    })),
    dataOf: (entry) =>
      Object.fromEntries(properties.map(({ name, valuesOf }) => [`data-${name}`, wordsOf(valuesOf(entry))])),
  };
}

/** The values that occur among entries, each once; none where each of them leaves all entries. */
function optionsOf<Entry>({
  entries,
  valuesOf,
  compare,
}: Required<Pick<Property<Entry>, 'valuesOf' | 'compare'>> & { entries: Entry[] }): Option[] {
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

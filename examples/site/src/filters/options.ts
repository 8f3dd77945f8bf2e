import { languageOf, type Languages } from '../hub/text-language';

/** A value that a list can be narrowed to. */
export interface Option {
  /** Letters, digits and hyphens. */
  value: string;
  label: string;
  lang?: string;
}

type Named = Languages & { name: string };

export const countryOption = (country: Named & { isoCode: string }): Option => optionOf(country.isoCode, country);
export const topicOption = (topic: Named & { documentId: string }): Option => optionOf(topic.documentId, topic);
export const yearOption = (year: string): Option => ({ value: year, label: year });

/** An entry as an option, in the language its name really is in. */
const optionOf = (value: string, entry: Named): Option => ({
  value,
  label: entry.name,
  lang: languageOf({ entry, path: 'name' }),
});

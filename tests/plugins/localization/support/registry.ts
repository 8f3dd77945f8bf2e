import registry from '../hub/locales.json';

/** A language, as the model knows it. */
export type Locale = string;

export interface Registry {
  /** In the order of the hub's options. */
  locales: Locale[];
  /** The languages a missing text is taken from, nearest first. */
  fallbacks: Map<Locale, Locale[]>;
  /** From which language another script is made. */
  transliterates: Map<Locale, Locale>;
}

type Option = (typeof registry.atFirst)[number] & { transliterates?: string };

const readRegistry = (options: Option[]): Registry => ({
  locales: options.map(({ code }) => code),
  fallbacks: new Map(options.map(({ code, fallbacks }) => [code, fallbacks])),
  transliterates: new Map(
    options.flatMap(({ code, transliterates }): [Locale, Locale][] => (transliterates ? [[code, transliterates]] : []))
  ),
});

/** The options the test hub starts with. */
export const OPTIONS_AT_FIRST: Option[] = registry.atFirst;
/** The same with one language more. */
export const OPTIONS_LATER: Option[] = [...registry.atFirst, registry.added];

export const REGISTRY_AT_FIRST = readRegistry(OPTIONS_AT_FIRST);
export const REGISTRY_LATER = readRegistry(OPTIONS_LATER);

import { listFields, type Field, type OwnTexts, type Part } from '../content';
import type { Locale, Registry } from '../registry';
import { shapeOf } from '../schema';

/**
 * All that docs/localization.md promises, in memory and without regard to speed. This file has what the model knows; what each edit makes of it
 * stands in the files beside it, which share no code with the engine. `apply.ts` is where to begin reading.
 */
export interface Model {
  registry: Registry;
  entries: Map<number, Entry>;
  /** Ordered ends of two-way relations, both sides, by entry and field. */
  links: Record<Layer, Map<string, number[]>>;
  /** Lists whose order the specification leaves open until the hub has shown it. */
  openOrders: Record<Layer, Set<string>>;
  lastKey: number;
  lastEntry: number;
}

export type Layer = 'draft' | 'published';
export const LAYERS: readonly Layer[] = ['draft', 'published'];

export type State = 'derived' | 'in-progress' | 'in-review' | 'translated';

/** An entry in all languages. */
export interface Entry {
  id: number;
  type: string;
  source: Locale;
  draft: Part;
  published?: Part;
  own: Record<Layer, Map<Locale, OwnTexts>>;
  /** How far each version is; a withheld one's comes back with it. */
  states: Map<Locale, State>;
  withheld: Set<Locale>;
  /** Slugs a person wrote. */
  slugs: Record<Layer, Map<Locale, string>>;
  /** Slugs readers know, and those they knew of a version that was deleted since. */
  knownSlugs: Map<Locale, string>;
  formerSlugs: Map<Locale, string>;
}

/** An entry in one language, among the languages it may take text from. */
export interface Version {
  registry: Registry;
  entry: Entry;
  locale: Locale;
}

/** A version as one layer has it. */
export interface LayerVersion extends Version {
  layer: Layer;
}

export const createModel = (registry: Registry): Model => ({
  registry,
  entries: new Map(),
  links: { draft: new Map(), published: new Map() },
  openOrders: { draft: new Set(), published: new Set() },
  lastKey: 0,
  lastEntry: 0,
});

/** Why the hub must refuse an edit. */
export class Refusal extends Error {}

export const refuse = (reason: string): never => {
  throw new Refusal(reason);
};

/** The number the next entry gets. */
export const nextEntry = (model: Model): number => model.lastEntry + 1;

/** The key of a new component. */
export const newKey = (model: Model): number => (model.lastKey += 1);

/** @throws Error where there is none */
export function entryOf(model: Model, id: number): Entry {
  const entry = model.entries.get(id);
  if (!entry) throw new Error(`the model has no entry ${id}`);
  return entry;
}

/** The content of a layer: the source's texts, and what all its versions share. */
export const partOf = (entry: Entry, layer: Layer): Part | undefined =>
  layer === 'draft' ? entry.draft : entry.published;

/** The text fields of a layer. */
export function fieldsOf(entry: Entry, layer: Layer): Field[] {
  const part = partOf(entry, layer);
  return part ? listFields(shapeOf(entry.type), part) : [];
}

/** Whether there is a version in a layer: for editors always, for readers where it is published and not withheld. */
export const isVisible = ({ entry, layer, locale }: Omit<LayerVersion, 'registry'>): boolean =>
  layer === 'draft' || (entry.published !== undefined && !entry.withheld.has(locale));

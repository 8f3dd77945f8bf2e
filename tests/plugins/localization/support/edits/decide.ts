import type { Edit } from '../edit';
import type { Entry, Model } from '../model/model';
import { REGISTRY_LATER, type Locale } from '../registry';
import { SHAPES, shapeOf } from '../schema';

import { decideOnTranslation } from './acts';
import { drawChanges } from './changes';
import { Dice } from './dice';
import type { Intention, Kind } from './intentions';
import { newEntry } from './new-content';
import { handWrittenSlug } from './words';

const MOST_ENTRIES = 7;

/** Turns an intention into an edit of what there is now; undefined where nothing fits. */
export function decide(model: Model, { kind, seed }: Intention): Edit | undefined {
  const dice = new Dice(seed);
  const { locales } = model.registry;
  const entries = [...model.entries.values()];
  if (kind === 'create' || entries.length === 0) {
    if (entries.length >= MOST_ENTRIES) return undefined;
    const type = dice.pick([...SHAPES.keys()]);
    const locale = dice.pick(locales);
    return { do: 'create', type, locale, data: newEntry({ model, dice, locale }, type), publish: dice.chance(0.3) };
  }
  const entry = dice.pick(entries);
  const others = locales.filter((locale) => locale !== entry.source);
  // Work of several edits on one version leads further than one edit on each.
  const other = dice.pick(dice.chance(0.5) ? [others[entry.id % others.length] ?? ''] : others);
  return decideOn(model, { dice, kind, seed, entry, other });
}

interface Choice {
  dice: Dice;
  kind: Exclude<Kind, 'create'>;
  seed: number;
  entry: Entry;
  /** A language that is not the entry's source. */
  other: Locale;
}

function decideOn(model: Model, { dice, kind, seed, entry, other }: Choice): Edit | undefined {
  const { locales } = model.registry;
  const entries = [...model.entries.values()];
  switch (kind) {
    case 'save the source':
    case 'save another version': {
      const locale = kind === 'save the source' ? entry.source : other;
      const data = drawChanges({ model, dice, locale }, entry);
      return { do: 'save', entry: entry.id, locale, data, publish: dice.chance(0.15) };
    }
    case 'publish':
    case 'unpublish': {
      const two = dice.shuffle(locales).slice(0, 2);
      const chosen = dice.pick([[entry.source], [entry.source], [other], [other], '*', two] as const);
      return { do: kind, entry: entry.id, locales: chosen === '*' ? '*' : [...chosen] };
    }
    case 'discard':
      return { do: 'discard', entry: entry.id, locale: dice.pick([entry.source, other]) };
    case 'delete a version':
      return { do: 'delete', entry: entry.id, locale: dice.chance(0.2) ? entry.source : other };
    case 'delete an entry':
      return { do: 'delete', entry: entry.id, locale: '*' };
    case 'clone':
      if (entries.length >= MOST_ENTRIES) return undefined;
      return { do: 'clone', entry: entry.id, ...(shapeOf(entry.type).slugFrom && { slug: handWrittenSlug(seed) }) };
    case 'add locale':
      return locales.length < REGISTRY_LATER.locales.length ? { do: 'add locale' } : undefined;
    case 'withhold': {
      const locale = dice.chance(0.1) ? entry.source : other;
      return { do: 'act', entry: entry.id, locale, action: 'withhold' };
    }
    case 'resume': {
      const from = entries.find(({ withheld }) => withheld.size > 0);
      return from && { do: 'act', entry: from.id, locale: dice.pick([...from.withheld]), action: 'resume' };
    }
    default: {
      const act = decideOnTranslation(model, { dice, kind });
      return act && { do: 'act', ...act };
    }
  }
}

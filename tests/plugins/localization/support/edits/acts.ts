import type { Action, Order } from '../edit';
import type { Model, Version } from '../model/model';
import { staleSegments } from '../model/progress';
import { mayBeSource } from '../model/source-change';

import type { Dice } from './dice';
import type { Kind } from './intentions';

/** Acts on a version that is not the source's. */
const ACTION_OF = {
  start: 'start',
  'send for review': 'send-for-review',
  'mark translated': 'mark-translated',
  'mark correct': 'mark-correct',
  'make source': 'make-source',
} as const satisfies Partial<Record<Kind, Action>>;

type TranslationKind = keyof typeof ACTION_OF;

/** The specification leaves open what some actions do in some states: those are not tried. */
export function decideOnTranslation(
  model: Model,
  { dice, kind }: { dice: Dice; kind: TranslationKind }
): Order<'act'> | undefined {
  const { registry } = model;
  const versions = dice.shuffle(
    [...model.entries.values()].flatMap((entry) =>
      registry.locales
        .filter((locale) => locale !== entry.source && !entry.withheld.has(locale))
        .map((locale): Version => ({ registry, entry, locale }))
    )
  );
  const version = chooseVersion({ dice, kind, versions });
  if (!version) return undefined;
  const order = { entry: version.entry.id, locale: version.locale, action: ACTION_OF[kind] };
  if (kind !== 'mark correct') return order;
  const stale = dice.pick(staleSegments(version));
  const segment = dice.pick([undefined, stale, stale, 'facts.99.label', 'nothing', 'body.77']);
  return segment === undefined ? order : { ...order, segment };
}

interface Choice {
  dice: Dice;
  kind: TranslationKind;
  /** In any order. */
  versions: Version[];
}

function chooseVersion({ dice, kind, versions }: Choice): Version | undefined {
  const inState = (state: string) => versions.find(({ entry, locale }) => entry.states.get(locale) === state);
  switch (kind) {
    case 'start':
      return inState('derived');
    case 'send for review':
      return inState('in-progress');
    case 'mark translated':
      return versions[0];
    case 'mark correct':
      return versions.find((version) => staleSegments(version).length > 0);
    case 'make source': {
      const ready = versions.find(mayBeSource) ?? versions[0];
      return dice.chance(0.8) ? ready : versions[0];
    }
  }
}

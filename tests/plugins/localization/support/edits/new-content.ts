import { FILE_COUNT, type Data, type PartData, type RowData } from '../edit';
import { linksOf } from '../model/links';
import { newKey, type Entry, type Model } from '../model/model';
import { shapeOf, type Shape } from '../schema';

import { drawText, handWrittenSlug, type Speaker } from './words';

/** Somebody who writes in a language, and sees the entries there are. */
export interface Writer extends Speaker {
  model: Model;
}

/** The content of a new entry; its name is always there. */
export function newEntry(writer: Writer, type: string): Data {
  const { dice } = writer;
  const shape = shapeOf(type);
  const data: Data = newPart(writer, { shape, share: 0.6 });
  const [name = ''] = [...shape.texts.keys()];
  data.texts = { ...data.texts, [name]: drawText(writer, { shape, name }) };
  if (shape.slugFrom && dice.chance(0.4)) data.slug = handWrittenSlug(dice.below(2 ** 30));
  if (dice.chance(0.5)) data.relations = drawRelation(writer, { shape });
  return data;
}

/** @param share - of the fields that are filled */
function newPart(writer: Writer, { shape, share }: { shape: Shape; share: number }): PartData {
  const { dice } = writer;
  const chosen = <Item>(items: Iterable<Item>) => [...items].filter(() => dice.chance(share));
  return {
    texts: Object.fromEntries(chosen(shape.texts.keys()).map((name) => [name, drawText(writer, { shape, name })])),
    values: Object.assign(
      {},
      ...chosen(valueNames(shape)).map((name) => valueOf(writer, { shape, name }))
    ) as PartData['values'],
    slots: Object.fromEntries(
      chosen(shape.slots).map(([slot, { shape: inner, isMany }]) => [
        slot,
        Array.from({ length: isMany ? 1 + dice.below(2) : 1 }, () => newRow(writer, inner)),
      ])
    ),
  };
}

/** A component that was not there. */
export const newRow = (writer: Writer, shape: Shape): RowData => ({
  key: newKey(writer.model),
  isNew: true,
  ...newPart(writer, { shape, share: 0.7 }),
});

const valueNames = (shape: Shape) => [...shape.scalars.keys(), ...shape.media.keys(), ...shape.oneWay.keys()];

/** A value for any of the shared fields. */
export const drawValue = (writer: Writer, shape: Shape): PartData['values'] =>
  valueOf(writer, { shape, name: writer.dice.pick(valueNames(shape)) });

function valueOf(writer: Writer, { shape, name }: { shape: Shape; name: string }): PartData['values'] {
  const { dice } = writer;
  const kind = shape.scalars.get(name);
  const media = shape.media.get(name);
  const relation = shape.oneWay.get(name);
  if (relation) return { [name]: drawTargets(writer, relation) };
  if (media) {
    const files = dice.shuffle(Array.from({ length: FILE_COUNT }, (_, index) => index));
    return { [name]: files.slice(0, dice.below(media.isMany ? FILE_COUNT + 1 : 2)) };
  }
  if (kind === 'date') return { [name]: `2026-0${1 + dice.below(9)}-15` };
  if (kind === 'string') return { [name]: `credit ${dice.below(9)}` };
  return { [name]: dice.below(50) };
}

interface Targets {
  type: string;
  isMany: boolean;
  /** The entry that the relation is of. */
  except?: number;
}

function drawTargets({ model, dice }: Writer, { type, isMany, except }: Targets): number[] {
  const all = [...model.entries.values()].filter((entry) => entry.type === type && entry.id !== except);
  return dice.shuffle(all.map(({ id }) => id)).slice(0, dice.below(isMany ? 4 : 2));
}

/** Two-way relations are set as a whole, or one end is added or taken away. */
export function drawRelation(writer: Writer, { shape, entry }: { shape: Shape; entry?: Entry }): Data['relations'] {
  const { model, dice } = writer;
  const [field, { type, isMany }] = dice.pick([...shape.twoWay]);
  const before = entry ? linksOf(model, { entry, layer: 'draft', field }) : [];
  const targets = drawTargets(writer, { type, isMany, except: entry?.id });
  const [added] = targets.filter((id) => !before.includes(id));
  if (isMany && added !== undefined && dice.chance(0.3)) {
    return { [field]: { targets: [...before, added], connect: [added] } };
  }
  if (before.length > 0 && dice.chance(0.2)) {
    const gone = dice.pick(before);
    return { [field]: { targets: before.filter((id) => id !== gone), disconnect: [gone] } };
  }
  return { [field]: { targets } };
}

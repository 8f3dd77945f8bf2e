import { isEmpty, paragraphs, type Part, type Text } from '../content';
import type { Data, PartData, RowData } from '../edit';
import { fieldsOf, type Entry } from '../model/model';
import { shown } from '../model/shown';
import { shapeOf, type Shape } from '../schema';

import { drawRelation, drawValue, newRow, type Writer } from './new-content';
import { drawBlocks, drawText, handWrittenSlug, type Speaker } from './words';

/** One to three changes of an entry. */
export function drawChanges(writer: Writer, entry: Entry): Data {
  const data: Data = {};
  for (let count = 1 + writer.dice.below(3); count > 0; count -= 1) addChange(writer, { entry, data });
  return data;
}

function addChange(writer: Writer, { entry, data }: { entry: Entry; data: Data }): void {
  const { dice } = writer;
  const shape = shapeOf(entry.type);
  const place: Place = { entry, shape, part: entry.draft };
  const draw = dice.next();
  if (draw < 0.5) data.texts = { ...data.texts, ...textChange(writer, place) };
  else if (draw < 0.58) data.values = { ...data.values, ...drawValue(writer, shape) };
  else if (draw < 0.78) data.slots = { ...data.slots, ...slotChange(writer, place) };
  else if (draw < 0.95) data.relations = { ...data.relations, ...drawRelation(writer, { shape, entry }) };
  else if (shape.slugFrom) data.slug = handWrittenSlug(dice.below(2 ** 30));
}

/** An entry's draft, or a component in it. */
interface Place {
  entry: Entry;
  shape: Shape;
  part: Part;
}

function textChange(writer: Writer, { entry, shape, part }: Place): Record<string, Text> {
  const { model, dice, locale } = writer;
  const name = dice.pick([...shape.texts.keys()]);
  const isName = part === entry.draft && name === [...shape.texts.keys()][0];
  const mayBeEmpty = !isName || locale !== entry.source;
  if (mayBeEmpty && dice.chance(0.15)) return { [name]: shape.texts.get(name) === 'blocks' ? [] : '' };
  const field = fieldsOf(entry, 'draft').find((one) => one.part === part && one.name === name);
  const before = field ? shown({ registry: model.registry, entry, layer: 'draft', locale }, field).text : '';
  // Somebody saves it as it was.
  if (!isEmpty(before) && dice.chance(0.1)) return { [name]: before };
  if (shape.texts.get(name) !== 'blocks' || isEmpty(before)) return { [name]: drawText(writer, { shape, name }) };
  return { [name]: blocksChange(writer, paragraphs(before)) };
}

/** A block is rewritten, added, taken away or moved, or all are written anew. */
function blocksChange(speaker: Speaker, before: string[]): string[] {
  const { dice } = speaker;
  const at = dice.below(before.length);
  const [fresh = ''] = drawBlocks(speaker, 1);
  const draw = dice.next();
  const after = [...before];
  if (draw < 0.6) after[at] = fresh;
  else if (draw < 0.7) after.splice(at, 0, fresh);
  else if (draw < 0.8 && after.length > 1) after.splice(at, 1);
  else if (draw < 0.9) after.reverse();
  else return drawBlocks(speaker, after.length);
  return [...new Set(after)];
}

/** A component is added, taken away, moved or changed. */
function slotChange(writer: Writer, { entry, shape, part }: Place): Record<string, RowData[]> {
  const { dice } = writer;
  const [slot, { shape: inner, isMany }] = dice.pick([...shape.slots]);
  const rows: RowData[] = (part.slots[slot] ?? []).map(({ key }) => ({ key }));
  const at = dice.below(rows.length);
  const row = part.slots[slot]?.[at];
  const draw = dice.next();
  if (!row || (isMany && rows.length < 4 && draw < 0.25)) {
    rows.splice(dice.below(rows.length + 1), 0, newRow(writer, inner));
  } else if (draw < 0.35) rows.splice(at, 1);
  else if (draw < 0.5 && rows.length > 1) rows.push(...rows.splice(at, 1));
  else rows[at] = { key: row.key, ...rowChange(writer, { entry, shape: inner, part: row }) };
  return { [slot]: rows };
}

function rowChange(writer: Writer, place: Place): PartData {
  const draw = writer.dice.next();
  if (draw < 0.6) return { texts: textChange(writer, place) };
  if (draw < 0.8 && place.shape.slots.size > 0) return { slots: slotChange(writer, place) };
  return { values: drawValue(writer, place.shape) };
}

import fc from 'fast-check';

import { isEmpty, paragraphs, type Part, type Text } from './content';
import { Refusal, type Data, type Entry, type Model, type PartData, type RowData } from './model';
import { REGISTRY_LATER, type Locale } from './registry';
import { SHAPES, shapeOf, type Shape } from './schema';

/** Something somebody does to the hub, complete: it can be printed and done again. */
export type Edit =
  | { do: 'create'; type: string; locale: Locale; data: Data; publish: boolean }
  | { do: 'save'; entry: number; locale: Locale; data: Data; publish: boolean }
  | { do: 'publish' | 'unpublish'; entry: number; locales: Locale[] | '*' }
  | { do: 'discard'; entry: number; locale: Locale }
  | { do: 'delete'; entry: number; locale: string }
  | { do: 'clone'; entry: number; slug?: string }
  | { do: 'act'; entry: number; locale: Locale; action: Action; segment?: string }
  | { do: 'add locale' };

export type Action =
  'start' | 'send-for-review' | 'mark-translated' | 'mark-correct' | 'withhold' | 'resume' | 'make-source';

/** How many files the media library of the test hub has. */
export const FILE_COUNT = 3;

const KINDS = {
  create: 5,
  'save the source': 12,
  'save another version': 14,
  publish: 14,
  unpublish: 4,
  discard: 4,
  'delete a version': 3,
  'delete an entry': 1,
  clone: 1,
  withhold: 3,
  resume: 2,
  start: 1,
  'send for review': 1,
  'mark translated': 4,
  'mark correct': 4,
  'make source': 3,
  'add locale': 1,
} as const;
type Kind = keyof typeof KINDS;

/** What kind of edit comes next, and a number from which its details follow, given the entries there are by then. */
export interface Intention {
  kind: Kind;
  seed: number;
}

/** How many edits a sequence has. Some intentions find nothing to do, so there are more of those. */
export const EDIT_COUNT = 42;

/** What follows begins with entries to edit. */
export const sequences: fc.Arbitrary<Intention[]> = fc
  .tuple(
    fc.array(intention(['create']), { minLength: 4, maxLength: 4 }),
    fc.array(intention(Object.keys(KINDS) as Kind[]), { minLength: 70, maxLength: 70 })
  )
  .map(([first, then]) => [...first, ...then]);

function intention(kinds: Kind[]): fc.Arbitrary<Intention> {
  return fc.record({
    kind: fc.oneof(...kinds.map((kind) => ({ weight: KINDS[kind], arbitrary: fc.constant(kind) }))),
    seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  });
}

/** Draws from a seed. */
class Dice {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }
  chance(share: number): boolean {
    return this.next() < share;
  }
  pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new Error('nothing to pick from');
    return items[this.below(items.length)] as Item;
  }
  shuffle<Item>(items: readonly Item[]): Item[] {
    return items
      .map((item) => ({ item, at: this.next() }))
      .sort((one, other) => one.at - other.at)
      .map(({ item }) => item);
  }
}

// Few words, so that names clash and texts come back. None is in two languages.
const WORDS: Record<Locale, string[]> = {
  en: ['Old bridge', 'Green square', 'Blue river', 'High school', 'Long street', 'Small park', 'New market'],
  sq: ['Ura e vjeter', 'Sheshi', 'Lumi', 'Shkolla', 'Rruga', 'Parku', 'Tregu'],
  'sr-Cyrl': ['Љубљана', 'ЉУБАВ И ЊЕГА', 'Стари мост', 'Коло', 'Зелена алеја', 'Мали парк', 'Њива'],
  'sr-Latn': ['Reka Sava', 'Most na Dunavu', 'Ulica', 'Park', 'Trg republike', 'Skola', 'Polje'],
  hr: ['Rijeka', 'Kolodvor', 'Cesta', 'Perivoj', 'Gradski trg', 'Ucilista', 'Livada'],
  bs: ['Rijeka Bosna', 'Sokak', 'Drum', 'Basca', 'Carsija', 'Medresa', 'Njiva'],
};
const LETTERS = 'Џеп, ђак, жаба, хлеб, ћуп: info@grad.rs, https://grad.rs/Њива, шума';

/** Turns an intention into an edit of what there is now; undefined where nothing fits. */
export function decide(model: Model, { kind, seed }: Intention): Edit | undefined {
  const dice = new Dice(seed);
  const { locales } = model.registry;
  const entries = [...model.entries.values()];
  if (kind === 'create' || entries.length === 0) {
    if (entries.length >= 7) return undefined;
    const type = dice.pick([...SHAPES.keys()]);
    const locale = dice.pick(locales);
    const writer = new Writer({ model, dice, locale });
    return { do: 'create', type, locale, data: writer.newEntry(type), publish: dice.chance(0.3) };
  }
  const entry = dice.pick(entries);
  const others = locales.filter((locale) => locale !== entry.source);
  // Work of several edits on one version leads further than one edit on each.
  const other = dice.pick(dice.chance(0.5) ? [others[entry.id % others.length] ?? ''] : others);
  const some = () =>
    dice.pick([[entry.source], [entry.source], [other], [other], '*', dice.shuffle(locales).slice(0, 2)] as const);
  switch (kind) {
    case 'save the source':
    case 'save another version': {
      const locale = kind === 'save the source' ? entry.source : other;
      const data = new Writer({ model, dice, locale }).changes(entry);
      return { do: 'save', entry: entry.id, locale, data, publish: dice.chance(0.15) };
    }
    case 'publish':
    case 'unpublish': {
      const chosen = some();
      return { do: kind, entry: entry.id, locales: chosen === '*' ? '*' : [...chosen] };
    }
    case 'discard':
      return { do: 'discard', entry: entry.id, locale: dice.pick([entry.source, other]) };
    case 'delete a version':
      return { do: 'delete', entry: entry.id, locale: dice.chance(0.2) ? entry.source : other };
    case 'delete an entry':
      return { do: 'delete', entry: entry.id, locale: '*' };
    case 'clone':
      if (entries.length >= 7) return undefined;
      return { do: 'clone', entry: entry.id, ...(shapeOf(entry.type).slugFrom && { slug: handWritten(seed) }) };
    case 'add locale':
      return locales.length < REGISTRY_LATER.locales.length ? { do: 'add locale' } : undefined;
    case 'withhold':
      return act(entry, dice.chance(0.1) ? entry.source : other, 'withhold');
    case 'resume': {
      const withheld = entries.find((one) => one.withheld.size > 0);
      return withheld && act(withheld, dice.pick([...withheld.withheld]), 'resume');
    }
    default:
      return decideOnTranslation(model, dice, kind);
  }
}

const act = (entry: Entry, locale: Locale, action: Action, segment?: string): Edit => ({
  do: 'act',
  entry: entry.id,
  locale,
  action,
  ...(segment === undefined ? {} : { segment }),
});

/** The specification leaves open what some actions do in some states: those are not tried. */
function decideOnTranslation(model: Model, dice: Dice, kind: Kind): Edit | undefined {
  const versions = dice.shuffle(
    [...model.entries.values()].flatMap((entry) =>
      model.registry.locales
        .filter((locale) => locale !== entry.source && !entry.withheld.has(locale))
        .map((locale) => ({ entry, locale, state: entry.states.get(locale) }))
    )
  );
  const first = (test: (version: (typeof versions)[number]) => boolean) => versions.find(test);
  switch (kind) {
    case 'start': {
      const version = first(({ state }) => state === 'derived');
      return version && act(version.entry, version.locale, 'start');
    }
    case 'send for review': {
      const version = first(({ state }) => state === 'in-progress');
      return version && act(version.entry, version.locale, 'send-for-review');
    }
    case 'mark translated': {
      const version = first(() => true);
      return version && act(version.entry, version.locale, 'mark-translated');
    }
    case 'mark correct': {
      const version = first(({ entry, locale }) => model.staleSegments(entry, locale).length > 0);
      if (!version) return undefined;
      const stale = dice.pick(model.staleSegments(version.entry, version.locale));
      const segment = dice.pick([undefined, stale, stale, 'facts.99.label', 'nothing', 'body.77']);
      return act(version.entry, version.locale, 'mark-correct', segment);
    }
    case 'make source': {
      const ready = first(({ entry, locale }) => isReady(model, entry, locale)) ?? versions[0];
      const chosen = dice.chance(0.8) ? ready : versions[0];
      return chosen && act(chosen.entry, chosen.locale, 'make-source');
    }
    default:
      return undefined;
  }
}

function isReady(model: Model, entry: Entry, locale: Locale): boolean {
  try {
    model.assertCanBeSource(entry, locale);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

const handWritten = (seed: number) => `hand-${seed.toString(36)}`;

/** Draws what somebody writes in a language. */
class Writer {
  private readonly model: Model;
  private readonly dice: Dice;
  private readonly locale: Locale;

  constructor({ model, dice, locale }: { model: Model; dice: Dice; locale: Locale }) {
    this.model = model;
    this.dice = dice;
    this.locale = locale;
  }

  private word(): string {
    return this.dice.pick(WORDS[this.locale] ?? []);
  }

  private sentence(): string {
    if (this.locale === 'sr-Cyrl' && this.dice.chance(0.2)) return LETTERS;
    return `${this.word()} ${this.dice.below(5)}`;
  }

  private blocks(count: number): string[] {
    return [...new Set(Array.from({ length: count }, () => this.sentence()))];
  }

  private text(shape: Shape, name: string): Text {
    if (shape.texts.get(name) === 'blocks') return this.blocks(1 + this.dice.below(3));
    return name === 'name' || name === 'title' ? this.word() : this.sentence();
  }

  newEntry(type: string): Data {
    const shape = shapeOf(type);
    const data: Data = this.newPart(shape, 0.6);
    const [name = ''] = [...shape.texts.keys()];
    data.texts = { ...data.texts, [name]: this.text(shape, name) };
    if (shape.slugFrom && this.dice.chance(0.4)) data.slug = handWritten(this.dice.below(2 ** 30));
    if (this.dice.chance(0.5)) data.relations = this.relation(shape);
    return data;
  }

  private newPart(shape: Shape, share: number): PartData {
    const chosen = <Item>(items: Iterable<Item>) => [...items].filter(() => this.dice.chance(share));
    return {
      texts: Object.fromEntries(chosen(shape.texts.keys()).map((name) => [name, this.text(shape, name)])),
      values: Object.assign(
        {},
        ...chosen(this.valueNames(shape)).map((name) => this.value(shape, name))
      ) as PartData['values'],
      slots: Object.fromEntries(
        chosen(shape.slots).map(([slot, { shape: inner, isMany }]) => [
          slot,
          Array.from({ length: isMany ? 1 + this.dice.below(2) : 1 }, () => this.newRow(inner)),
        ])
      ),
    };
  }

  private newRow(shape: Shape): RowData {
    return { key: this.model.newKey(), isNew: true, ...this.newPart(shape, 0.7) };
  }

  private valueNames = (shape: Shape) => [...shape.scalars.keys(), ...shape.media.keys(), ...shape.oneWay.keys()];

  private value(shape: Shape, name: string): PartData['values'] {
    const kind = shape.scalars.get(name);
    const media = shape.media.get(name);
    const relation = shape.oneWay.get(name);
    if (relation) return { [name]: this.targets(relation.type, relation.isMany) };
    if (media) {
      const files = this.dice.shuffle(Array.from({ length: FILE_COUNT }, (_, index) => index));
      return { [name]: files.slice(0, this.dice.below(media.isMany ? FILE_COUNT + 1 : 2)) };
    }
    if (kind === 'date') return { [name]: `2026-0${1 + this.dice.below(9)}-15` };
    if (kind === 'string') return { [name]: `credit ${this.dice.below(9)}` };
    return { [name]: this.dice.below(50) };
  }

  private targets(type: string, isMany: boolean, except?: number): number[] {
    const all = [...this.model.entries.values()].filter((entry) => entry.type === type && entry.id !== except);
    return this.dice.shuffle(all.map(({ id }) => id)).slice(0, this.dice.below(isMany ? 4 : 2));
  }

  private relation(shape: Shape, entry?: Entry): Data['relations'] {
    const [field, { type, isMany }] = this.dice.pick([...shape.twoWay]);
    const before = entry ? (this.model.links.draft.get(`${entry.id}.${field}`) ?? []) : [];
    const targets = this.targets(type, isMany, entry?.id);
    const [added] = targets.filter((id) => !before.includes(id));
    if (isMany && added !== undefined && this.dice.chance(0.3)) {
      return { [field]: { targets: [...before, added], connect: [added] } };
    }
    if (before.length > 0 && this.dice.chance(0.2)) {
      const gone = this.dice.pick(before);
      return { [field]: { targets: before.filter((id) => id !== gone), disconnect: [gone] } };
    }
    return { [field]: { targets } };
  }

  /** One to three changes of an entry. */
  changes(entry: Entry): Data {
    const data: Data = {};
    for (let count = 1 + this.dice.below(3); count > 0; count -= 1) this.change(entry, data);
    return data;
  }

  private change(entry: Entry, data: Data): void {
    const shape = shapeOf(entry.type);
    const draw = this.dice.next();
    if (draw < 0.5) data.texts = { ...data.texts, ...this.textChange(entry, shape, entry.draft, '') };
    else if (draw < 0.58)
      data.values = { ...data.values, ...this.value(shape, this.dice.pick(this.valueNames(shape))) };
    else if (draw < 0.78) data.slots = { ...data.slots, ...this.slotChange(entry, shape, entry.draft, '') };
    else if (draw < 0.95) data.relations = { ...data.relations, ...this.relation(shape, entry) };
    else if (shape.slugFrom) data.slug = handWritten(this.dice.below(2 ** 30));
  }

  private textChange(entry: Entry, shape: Shape, part: Part, prefix: string): Record<string, Text> {
    const name = this.dice.pick([...shape.texts.keys()]);
    const isName = prefix === '' && name === [...shape.texts.keys()][0];
    const mayBeEmpty = !isName || this.locale !== entry.source;
    if (mayBeEmpty && this.dice.chance(0.15)) return { [name]: shape.texts.get(name) === 'blocks' ? [] : '' };
    const field = this.model.fields(entry, 'draft').find((one) => one.part === part && one.name === name);
    const shown = field ? this.model.shown(entry, 'draft', this.locale, field).text : '';
    // Somebody saves it as it was.
    if (!isEmpty(shown) && this.dice.chance(0.1)) return { [name]: shown };
    if (shape.texts.get(name) !== 'blocks' || isEmpty(shown)) return { [name]: this.text(shape, name) };
    return { [name]: this.blocksChange(paragraphs(shown)) };
  }

  private blocksChange(before: string[]): string[] {
    const at = this.dice.below(before.length);
    const [fresh = ''] = this.blocks(1);
    const draw = this.dice.next();
    const after = [...before];
    if (draw < 0.6) after[at] = fresh;
    else if (draw < 0.7) after.splice(at, 0, fresh);
    else if (draw < 0.8 && after.length > 1) after.splice(at, 1);
    else if (draw < 0.9) after.reverse();
    else return this.blocks(after.length);
    return [...new Set(after)];
  }

  private slotChange(entry: Entry, shape: Shape, part: Part, prefix: string): Record<string, RowData[]> {
    const slots = [...shape.slots];
    const [slot, { shape: inner, isMany }] = this.dice.pick(slots);
    const rows: RowData[] = (part.slots[slot] ?? []).map(({ key }) => ({ key }));
    const at = this.dice.below(rows.length);
    const row = part.slots[slot]?.[at];
    const draw = this.dice.next();
    if (!row || (isMany && rows.length < 4 && draw < 0.25)) {
      rows.splice(this.dice.below(rows.length + 1), 0, this.newRow(inner));
    } else if (draw < 0.35) rows.splice(at, 1);
    else if (draw < 0.5 && rows.length > 1) rows.push(...rows.splice(at, 1));
    else rows[at] = { key: row.key, ...this.rowChange(entry, inner, row, `${prefix}${slot}.`) };
    return { [slot]: rows };
  }

  private rowChange(entry: Entry, shape: Shape, row: Part, prefix: string): PartData {
    const draw = this.dice.next();
    if (draw < 0.6) return { texts: this.textChange(entry, shape, row, prefix) };
    if (draw < 0.8 && shape.slots.size > 0) return { slots: this.slotChange(entry, shape, row, prefix) };
    return { values: this.value(shape, this.dice.pick(this.valueNames(shape))) };
  }
}

/**
 * Does an edit to the model.
 *
 * @throws Refusal where the hub must refuse it; the model is then as it was
 */
export function applyToModel(model: Model, edit: Edit): void {
  switch (edit.do) {
    case 'create':
      model.create(edit);
      return;
    case 'save':
      return model.save({ id: edit.entry, ...edit });
    case 'publish':
      return model.publish(edit.entry, edit.locales);
    case 'unpublish':
      return model.unpublish(edit.entry, edit.locales);
    case 'discard':
      return model.discard(edit.entry, edit.locale);
    case 'delete':
      return model.remove(edit.entry, edit.locale);
    case 'clone':
      model.clone(edit.entry, edit.slug);
      return;
    case 'add locale':
      return model.extendRegistry(REGISTRY_LATER);
    case 'act':
      return applyAction(model, edit);
  }
}

function applyAction(model: Model, { entry, locale, action, segment }: Extract<Edit, { do: 'act' }>): void {
  switch (action) {
    case 'start':
      return model.start(entry, locale);
    case 'send-for-review':
      return model.sendForReview(entry, locale);
    case 'mark-translated':
      return model.markTranslated(entry, locale);
    case 'mark-correct':
      return model.markCorrect(entry, locale, segment);
    case 'withhold':
      return model.withhold(entry, locale);
    case 'resume':
      return model.resume(entry, locale);
    case 'make-source':
      return model.makeSource(entry, locale);
  }
}

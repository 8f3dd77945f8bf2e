import {
  fieldKey,
  isEmpty,
  listFields,
  listParts,
  paragraphs,
  sameText,
  textsOf,
  type Field,
  type OwnText,
  type OwnTexts,
  type Part,
  type Segment,
  type Text,
  type Value,
} from './content';
import type { Locale, Registry } from './registry';
import { shapeOf, type Shape } from './schema';
import { slugify, transliterate } from './transliterate';

export type Layer = 'draft' | 'published';
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

/** A text as a version shows it. */
export interface Shown {
  text: Text;
  /** The language of each paragraph; one where it is no `blocks` field. */
  languages: Locale[];
  /** What stands behind it where the version counts it as its own. */
  own?: OwnText;
  /** Whether a person wrote it in this version. */
  isWritten: boolean;
}

/** What is to be written into a content; what is not named stays. */
export interface PartData {
  texts?: Record<string, Text>;
  values?: Record<string, Value>;
  slots?: Record<string, RowData[]>;
}

/** A component: one that is there, or a new one. */
export interface RowData extends PartData {
  key: number;
  isNew?: boolean;
}

/** What a side of a two-way relation is to lead to, by the numbers of entries, and how that is said. */
export interface RelationData {
  targets: number[];
  connect?: number[];
  disconnect?: number[];
}

export interface Data extends PartData {
  relations?: Record<string, RelationData>;
  slug?: string;
}

/** Why the hub must refuse an edit. */
export class Refusal extends Error {}

const refuse = (reason: string): never => {
  throw new Refusal(reason);
};

const listKey = (entry: number, field: string) => `${entry}.${field}`;

/** All that docs/localization.md promises, in memory and without regard to speed. */
export class Model {
  readonly entries = new Map<number, Entry>();
  /** Ordered ends of two-way relations, both sides, by entry and field. */
  readonly links: Record<Layer, Map<string, number[]>> = { draft: new Map(), published: new Map() };
  /** Lists whose order the specification leaves open until the hub has shown it. */
  readonly openOrders: Record<Layer, Set<string>> = { draft: new Set(), published: new Set() };
  private lastKey = 0;
  private lastEntry = 0;

  constructor(public registry: Registry) {}

  newKey(): number {
    return (this.lastKey += 1);
  }
  nextEntry(): number {
    return this.lastEntry + 1;
  }

  entry(id: number): Entry {
    const entry = this.entries.get(id);
    if (!entry) throw new Error(`the model has no entry ${id}`);
    return entry;
  }

  private get locales(): Locale[] {
    return this.registry.locales;
  }

  // ---- What versions show

  /** What a version counts as its own text of a field: written, the source's, or another script of what is its own there. */
  ownText(entry: Entry, layer: Layer, locale: Locale, field: Field): { own: OwnText; isWritten: boolean } | undefined {
    if (locale === entry.source) {
      const texts = paragraphs(field.part.texts[field.name]);
      if (texts.length === 0) return undefined;
      const segments = texts.map((text) => ({ text, madeFrom: text }));
      return { own: { isBlocks: field.isBlocks, segments }, isWritten: true };
    }
    const written = entry.own[layer].get(locale)?.get(field.key);
    if (written) return { own: written, isWritten: true };
    const other = this.registry.transliterates.get(locale);
    if (other === undefined || (layer === 'published' && entry.withheld.has(other))) return undefined;
    const origin = this.ownText(entry, layer, other, field)?.own;
    // Nothing is in the other script where nobody wrote any of it.
    if (!origin?.segments.some(({ keptFrom }) => keptFrom === undefined)) return undefined;
    const segments = origin.segments.map((segment) =>
      segment.keptFrom === undefined ? { ...segment, text: transliterate(segment.text) } : segment
    );
    return { own: { ...origin, segments }, isWritten: false };
  }

  /** What a version shows in a field. */
  shown(entry: Entry, layer: Layer, locale: Locale, field: Field): Shown {
    // What the source does not say, nobody says in its name.
    const chain =
      locale === entry.source ? [locale] : [locale, ...(this.registry.fallbacks.get(locale) ?? []), entry.source];
    for (const candidate of chain) {
      if (layer === 'published' && entry.withheld.has(candidate)) continue;
      const found = this.ownText(entry, layer, candidate, field);
      if (!found) continue;
      const { segments, isBlocks } = found.own;
      return {
        text: isBlocks ? segments.map(({ text }) => text) : (segments[0]?.text ?? ''),
        languages: segments.map(({ keptFrom }) => keptFrom ?? candidate),
        own: candidate === locale ? found.own : undefined,
        isWritten: candidate === locale && found.isWritten,
      };
    }
    return { text: field.isBlocks ? [] : '', languages: [], isWritten: false };
  }

  fields(entry: Entry, layer: Layer): Field[] {
    const part = layer === 'draft' ? entry.draft : entry.published;
    return part ? listFields(shapeOf(entry.type), part) : [];
  }

  isVisible(entry: Entry, layer: Layer, locale: Locale): boolean {
    return layer === 'draft' || (entry.published !== undefined && !entry.withheld.has(locale));
  }

  /** The languages a version's text is in: as a whole, and by field. */
  contentLocales(entry: Entry, layer: Layer, locale: Locale) {
    const chain = [locale, ...(this.registry.fallbacks.get(locale) ?? []), entry.source];
    const distance = (language: Locale) => (chain.includes(language) ? chain.indexOf(language) : chain.length);
    const byPath: [string, Locale[]][] = [];
    for (const field of this.fields(entry, layer)) {
      const { languages } = this.shown(entry, layer, locale, field);
      if (languages.length > 0) byPath.push([field.path, languages]);
    }
    const all = [...new Set(byPath.flatMap(([, languages]) => languages))];
    const contentLocale = all.reduce((far, next) => (distance(next) > distance(far) ? next : far), locale);
    const isWhole = all.every((language) => language === contentLocale);
    const fieldLocales = Object.fromEntries(
      byPath.map(([path, languages]) => [path, new Set(languages).size === 1 ? (languages[0] ?? '') : languages])
    );
    return { contentLocale, fieldLocales: isWhole ? null : fieldLocales };
  }

  // ---- Segments

  /** What the source says of a field, as a draft and published. */
  private sayings(entry: Entry, key: string): string[] {
    const shape = shapeOf(entry.type);
    const draft = textsOf(shape, entry.draft).get(key);
    const published = entry.published && textsOf(shape, entry.published).get(key);
    const say = (text: Text | undefined): string[] =>
      text === undefined ? [] : typeof text === 'string' ? [text] : text;
    return [...say(draft), ...say(published)];
  }

  isStale(entry: Entry, key: string, { keptFrom, madeFrom }: Segment): boolean {
    return keptFrom === undefined && madeFrom !== undefined && !this.sayings(entry, key).includes(madeFrom);
  }

  /** The stale segments of a version's draft, by path. */
  staleSegments(entry: Entry, locale: Locale): string[] {
    if (locale === entry.source) return [];
    return this.fields(entry, 'draft').flatMap((field) => {
      const own = entry.own.draft.get(locale)?.get(field.key);
      return (own?.segments ?? []).flatMap((segment, index) => {
        if (!this.isStale(entry, field.key, segment)) return [];
        return [field.isBlocks ? `${field.path}.${index}` : field.path];
      });
    });
  }

  untranslatedCount(entry: Entry, locale: Locale): number {
    if (locale === entry.source) return 0;
    return this.fields(entry, 'draft').reduce((count, field) => {
      const { own, text, isWritten } = this.shown(entry, 'draft', locale, field);
      const lacking = own && isWritten ? this.lackingCount(entry, field, own) : 0;
      if (own) return count + lacking + own.segments.filter(isKept).length;
      return count + paragraphs(text).length;
    }, 0);
  }

  /** Blocks of the source that none was made from; a stale one stands for what it was made from. */
  private lackingCount(entry: Entry, field: Field, { isBlocks, segments }: OwnText): number {
    if (!isBlocks) return 0;
    const made = segments.map(({ madeFrom }) => madeFrom);
    const lacking = paragraphs(field.part.texts[field.name]).filter((text) => !made.includes(text));
    const stale = segments.filter((segment) => this.isStale(entry, field.key, segment));
    return Math.max(0, lacking.length - stale.length);
  }

  /** Whether the specification leaves open which blocks of the source a version's blocks stand for. */
  isLoose(entry: Entry, locale: Locale): boolean {
    return this.fields(entry, 'draft').some((field) => {
      const own = entry.own.draft.get(locale)?.get(field.key);
      return own?.isLoose === true;
    });
  }

  private isComplete(entry: Entry, locale: Locale): boolean {
    return this.staleSegments(entry, locale).length === 0 && this.untranslatedCount(entry, locale) === 0;
  }

  private hasOwn(entry: Entry, locale: Locale): boolean {
    const own = entry.own.draft.get(locale);
    return own !== undefined && this.fields(entry, 'draft').some(({ key }) => own.has(key));
  }

  // ---- Writing

  create({ type, locale, data, publish }: { type: string; locale: Locale; data: Data; publish?: boolean }): number {
    this.lastEntry += 1;
    const entry: Entry = {
      id: this.lastEntry,
      type,
      source: locale,
      draft: { key: this.newKey(), texts: {}, values: {}, slots: {} },
      own: { draft: new Map(), published: new Map() },
      states: new Map(this.locales.map((code) => [code, 'derived'])),
      withheld: new Set(),
      slugs: { draft: new Map(), published: new Map() },
      knownSlugs: new Map(),
      formerSlugs: new Map(),
    };
    entry.states.set(locale, 'translated');
    this.entries.set(entry.id, entry);
    this.write(entry, locale, data);
    if (publish) this.publish(entry.id, [locale]);
    return entry.id;
  }

  save({ id, locale, data, publish }: { id: number; locale: Locale; data: Data; publish?: boolean }): void {
    const entry = this.entry(id);
    if (publish) this.assertCanPublish(entry, [locale]);
    this.following(entry, () => this.write(entry, locale, data));
    if (publish) this.publish(id, [locale]);
  }

  publish(id: number, locales: Locale[] | '*'): void {
    const entry = this.entry(id);
    this.assertCanPublish(entry, locales);
    const chosen = locales === '*' ? this.locales.filter((code) => !entry.withheld.has(code)) : locales;
    this.following(entry, () => {
      if (chosen.includes(entry.source)) this.publishSource(entry);
      for (const locale of chosen) if (locale !== entry.source) this.publishOwn(entry, locale);
    });
  }

  private assertCanPublish(entry: Entry, locales: Locale[] | '*'): void {
    if (locales === '*') return;
    if (locales.some((locale) => entry.withheld.has(locale))) refuse('a withheld version cannot be published');
    if (!entry.published && !locales.includes(entry.source)) refuse('its source is not published');
  }

  private publishSource(entry: Entry): void {
    const before = entry.published;
    entry.published = structuredClone(entry.draft);
    this.keepSlug(entry, entry.source);
    if (before) this.dropTextsOf(entry, 'published', before, entry.published);
    for (const field of shapeOf(entry.type).twoWay.keys()) {
      const targets = (this.links.draft.get(listKey(entry.id, field)) ?? []).filter((id) => this.entry(id).published);
      this.link('published', entry, field, targets);
    }
  }

  private keepSlug(entry: Entry, locale: Locale): void {
    const slug = entry.slugs.draft.get(locale);
    if (slug !== undefined) entry.slugs.published.set(locale, slug);
  }

  /** A part that only the published source still has keeps the text it was published with. */
  private publishOwn(entry: Entry, locale: Locale): void {
    const isNothingLeft = this.isComplete(entry, locale);
    const keys = new Set(this.fields(entry, 'draft').map(({ key }) => key));
    const remaining = [...(entry.own.published.get(locale) ?? [])].filter(([key]) => !keys.has(key));
    entry.own.published.set(locale, new Map([...remaining, ...structuredClone(entry.own.draft.get(locale) ?? [])]));
    this.keepSlug(entry, locale);
    if (isNothingLeft && this.hasOwn(entry, locale)) entry.states.set(locale, 'translated');
  }

  unpublish(id: number, locales: Locale[] | '*'): void {
    const entry = this.entry(id);
    const chosen = locales === '*' ? this.locales : locales;
    for (const locale of chosen) if (locale !== entry.source) entry.own.published.delete(locale);
    this.following(entry, () => {
      if (!chosen.includes(entry.source)) return;
      entry.published = undefined;
      for (const field of shapeOf(entry.type).twoWay.keys()) this.link('published', entry, field, []);
    });
  }

  discard(id: number, locale: Locale): void {
    const entry = this.entry(id);
    if (!this.isVisible(entry, 'published', locale) || !entry.published) refuse('nothing is published');
    this.following(entry, () => {
      if (locale === entry.source) this.discardSource(entry);
      else {
        const keys = new Set(this.fields(entry, 'draft').map(({ key }) => key));
        const own = [...(entry.own.published.get(locale) ?? [])].filter(([key]) => keys.has(key));
        entry.own.draft.set(locale, new Map(structuredClone(own)));
        this.putSlugBack(entry, locale);
      }
    });
  }

  private discardSource(entry: Entry): void {
    if (!entry.published) return;
    const before = entry.draft;
    entry.draft = structuredClone(entry.published);
    this.putSlugBack(entry, entry.source);
    this.dropTextsOf(entry, 'draft', before, entry.draft);
    for (const field of shapeOf(entry.type).twoWay.keys()) {
      const key = listKey(entry.id, field);
      // What cannot be published yet was not taken back either.
      const waiting = (this.links.draft.get(key) ?? []).filter((other) => !this.entry(other).published);
      this.link('draft', entry, field, [...(this.links.published.get(key) ?? []), ...waiting]);
      if (waiting.length > 0) this.openOrders.draft.add(key);
    }
  }

  private putSlugBack(entry: Entry, locale: Locale): void {
    const slug = entry.slugs.published.get(locale);
    if (slug === undefined) entry.slugs.draft.delete(locale);
    else entry.slugs.draft.set(locale, slug);
  }

  /** @param locale - of a version; all of them where it is `*` */
  remove(id: number, locale: string): void {
    const entry = this.entry(id);
    if (locale !== '*' && locale !== entry.source) {
      this.following(entry, () => {
        for (const layer of ['draft', 'published'] as const) {
          entry.own[layer].delete(locale);
          entry.slugs[layer].delete(locale);
        }
        const known = entry.knownSlugs.get(locale);
        if (known !== undefined) entry.formerSlugs.set(locale, known);
        entry.knownSlugs.delete(locale);
        entry.withheld.delete(locale);
        entry.states.set(locale, 'derived');
      });
      return;
    }
    const keys = (['draft', 'published'] as const).flatMap((layer) => this.fields(entry, layer).map(({ key }) => key));
    const hasOthers = Object.values(entry.own).some((byLocale) =>
      [...byLocale.values()].some((own) => keys.some((key) => own.has(key)))
    );
    if (locale !== '*' && hasOthers) refuse('another version has own texts');
    this.entries.delete(id);
    for (const layer of ['draft', 'published'] as const) {
      for (const field of shapeOf(entry.type).twoWay.keys()) this.link(layer, entry, field, []);
    }
    for (const other of this.entries.values()) {
      for (const part of [other.draft, other.published]) if (part) this.forget(part, shapeOf(other.type), entry);
    }
  }

  private forget(part: Part, shape: Shape, gone: Entry): void {
    for (const [field, { type }] of shape.oneWay) {
      const value = part.values[field];
      if (type === gone.type && Array.isArray(value)) part.values[field] = value.filter((id) => id !== gone.id);
    }
    for (const [slot, { shape: inner }] of shape.slots) {
      for (const row of part.slots[slot] ?? []) this.forget(row, inner, gone);
    }
  }

  clone(id: number, slug: string | undefined): number {
    const original = this.entry(id);
    const copyPart = (part: Part): Part => ({
      key: this.newKey(),
      texts: structuredClone(part.texts),
      values: structuredClone(part.values),
      slots: Object.fromEntries(Object.entries(part.slots).map(([slot, rows]) => [slot, rows.map(copyPart)])),
    });
    const copy = this.create({ type: original.type, locale: original.source, data: {} });
    const entry = this.entry(copy);
    entry.draft = copyPart(original.draft);
    if (slug !== undefined) entry.slugs.draft.set(entry.source, slug);
    for (const [field, { isInverseMany }] of shapeOf(entry.type).twoWay) {
      // What only one entry can have stays with the original.
      if (!isInverseMany) continue;
      this.link('draft', entry, field, [...(this.links.draft.get(listKey(id, field)) ?? [])]);
    }
    return copy;
  }

  withhold(id: number, locale: Locale): void {
    const entry = this.entry(id);
    if (locale === entry.source) refuse('the source cannot be withheld');
    if (entry.withheld.has(locale)) refuse('it is withheld');
    entry.withheld.add(locale);
  }

  resume(id: number, locale: Locale): void {
    const entry = this.entry(id);
    if (!entry.withheld.has(locale)) refuse('it is not withheld');
    entry.withheld.delete(locale);
  }

  start(id: number, locale: Locale): void {
    this.entry(id).states.set(locale, 'in-progress');
  }

  sendForReview(id: number, locale: Locale): void {
    this.entry(id).states.set(locale, 'in-review');
  }

  markTranslated(id: number, locale: Locale): void {
    const entry = this.entry(id);
    this.following(entry, () => {
      for (const field of this.fields(entry, 'draft')) {
        if (isEmpty(this.shown(entry, 'draft', locale, field).text)) continue;
        const segments = this.segmentsOf(entry, locale, field);
        const said = paragraphs(field.part.texts[field.name]);
        this.setOwn(entry, locale, field, {
          isBlocks: field.isBlocks,
          isLoose: field.isBlocks && !isAligned(segments, said),
          segments: segments.map(({ text: paragraph }, index) => ({
            text: paragraph,
            madeFrom: originAt(field, index),
          })),
        });
      }
      entry.states.set(locale, 'translated');
    });
  }

  markCorrect(id: number, locale: Locale, segment?: string): void {
    const entry = this.entry(id);
    if (segment !== undefined && !this.segmentPaths(entry, locale).includes(segment))
      refuse('there is no such segment');
    this.following(entry, () => {
      for (const field of this.fields(entry, 'draft')) {
        const own = entry.own.draft.get(locale)?.get(field.key);
        if (!own) continue;
        const said = paragraphs(field.part.texts[field.name]);
        for (const [index, one] of own.segments.entries()) {
          const path = field.isBlocks ? `${field.path}.${index}` : field.path;
          if (!this.isStale(entry, field.key, one) || (segment !== undefined && segment !== path)) continue;
          if (field.isBlocks && !isAligned(own.segments, said)) own.isLoose = true;
          one.madeFrom = originAt(field, index);
        }
      }
      if (this.isComplete(entry, locale)) entry.states.set(locale, 'translated');
    });
  }

  segmentPaths(entry: Entry, locale: Locale): string[] {
    return this.fields(entry, 'draft').flatMap((field) => {
      const texts = paragraphs(this.shown(entry, 'draft', locale, field).text);
      return field.isBlocks ? texts.map((_, index) => `${field.path}.${index}`) : texts.length > 0 ? [field.path] : [];
    });
  }

  makeSource(id: number, locale: Locale): void {
    const entry = this.entry(id);
    this.assertCanBeSource(entry, locale);
    this.following(entry, () => this.changeSource(entry, locale));
  }

  assertCanBeSource(entry: Entry, locale: Locale): void {
    if (locale === entry.source) refuse('it is the source');
    if (entry.withheld.has(locale)) refuse('it is withheld');
    for (const layer of ['draft', 'published'] as const) {
      const isWhole = this.fields(entry, layer).every((field) => {
        const { text, own } = this.shown(entry, layer, locale, field);
        return isEmpty(text) || own?.segments.every(({ keptFrom }) => keptFrom === undefined);
      });
      if (!isWhole) refuse(`not every text is its own (${layer})`);
    }
    if (!this.isComplete(entry, locale)) refuse('some of its texts are stale, or it lacks some of the source’s blocks');
  }

  private changeSource(entry: Entry, locale: Locale): void {
    const former = entry.source;
    const layers = (['draft', 'published'] as const).map((layer) => ({
      layer,
      fields: this.fields(entry, layer).map((field) => ({
        ...field,
        before: field.part.texts[field.name] ?? '',
        after: this.shown(entry, layer, locale, field).text,
      })),
    }));
    /** What stands now for something the former source said; undefined for what it says no longer. */
    const translate = (key: string, madeFrom: string): { saying: string | undefined } | undefined => {
      for (const { fields } of layers) {
        const field = fields.find((one) => one.key === key);
        const index = field ? paragraphs(field.before).indexOf(madeFrom) : -1;
        if (field && index >= 0) return { saying: paragraphs(field.after)[index] ?? (field.isBlocks ? undefined : '') };
        if (field && !field.isBlocks && madeFrom === '' && isEmpty(field.before)) {
          return { saying: paragraphs(field.after)[0] ?? '' };
        }
      }
      return undefined;
    };
    for (const { layer, fields } of layers) {
      for (const [code, own] of entry.own[layer]) {
        for (const [key, text] of code === locale ? [] : own) {
          for (const segment of text.segments) {
            const now = segment.madeFrom === undefined ? undefined : translate(key, segment.madeFrom);
            if (now) segment.madeFrom = now.saying;
            if (now && now.saying === undefined) text.isLoose = true;
          }
        }
      }
      const formers: OwnTexts = new Map();
      for (const { key, part, name, isBlocks, before, after } of fields) {
        part.texts[name] = after;
        if (isEmpty(before)) continue;
        const said = paragraphs(after);
        const segments = paragraphs(before).map((text, index) => ({
          text,
          madeFrom: said[index] ?? (isBlocks ? undefined : ''),
        }));
        formers.set(key, { isBlocks, segments, isLoose: isBlocks && said.length !== segments.length });
      }
      entry.own[layer].delete(locale);
      if (formers.size > 0) entry.own[layer].set(former, formers);
    }
    entry.source = locale;
    entry.states.set(locale, 'translated');
    entry.states.set(former, 'translated');
  }

  /** A language is added: every entry gets a version in it. */
  extendRegistry(registry: Registry): void {
    this.registry = registry;
    for (const entry of this.entries.values()) {
      for (const locale of this.locales) if (!entry.states.has(locale)) entry.states.set(locale, 'derived');
    }
  }

  // ---- What follows from a write

  /** Makes a change, and then lets each version's state follow from what has become of its own texts. */
  private following(entry: Entry, change: () => void): void {
    const hadOwn = new Map(this.locales.map((locale) => [locale, this.hasOwn(entry, locale)]));
    change();
    for (const locale of this.locales) {
      const state = entry.states.get(locale);
      if (locale === entry.source) entry.states.set(locale, 'translated');
      else if (hadOwn.get(locale) && !this.hasOwn(entry, locale)) entry.states.set(locale, 'derived');
      else if (state === 'derived' && this.hasOwn(entry, locale)) entry.states.set(locale, 'in-progress');
      else if (state === 'translated' && !this.isComplete(entry, locale)) entry.states.set(locale, 'in-progress');
    }
  }

  private setOwn(entry: Entry, locale: Locale, field: Field, text: OwnText | undefined): void {
    const own = entry.own.draft.get(locale) ?? new Map<string, OwnText>();
    entry.own.draft.set(locale, own);
    if (text) own.set(field.key, text);
    else own.delete(field.key);
  }

  /** Own texts in components that were taken away are gone. */
  private dropTextsOf(entry: Entry, layer: Layer, before: Part, after: Part): void {
    const kept = new Set(listParts(after).map(({ key }) => key));
    const gone = listParts(before).filter(({ key }) => !kept.has(key));
    for (const own of entry.own[layer].values()) {
      for (const part of gone) for (const name of Object.keys(part.texts)) own.delete(fieldKey(part, name));
    }
  }

  private write(entry: Entry, locale: Locale, { relations = {}, slug, ...data }: Data): void {
    const before = structuredClone(entry.draft);
    const texts = this.writePart(entry.draft, shapeOf(entry.type), data);
    this.dropTextsOf(entry, 'draft', before, entry.draft);
    for (const field of this.fields(entry, 'draft')) {
      const text = texts.get(field.key);
      if (text === undefined) continue;
      if (locale === entry.source) field.part.texts[field.name] = text;
      else this.writeText(entry, locale, field, text);
    }
    if (slug !== undefined) entry.slugs.draft.set(locale, slug);
    for (const [field, { targets }] of Object.entries(relations)) this.link('draft', entry, field, targets);
  }

  /** Writes what is shared; gives back the texts that are to be written, by field. */
  private writePart(part: Part, shape: Shape, { texts = {}, values = {}, slots = {} }: PartData): Map<string, Text> {
    const written = new Map(Object.entries(texts).map(([name, text]) => [fieldKey(part, name), text]));
    Object.assign(part.values, values);
    for (const name of shape.texts.keys()) part.texts[name] ??= shape.texts.get(name) === 'blocks' ? [] : '';
    for (const [slot, rows] of Object.entries(slots)) {
      const inner = shape.slots.get(slot)?.shape;
      if (!inner) throw new Error(`${shape.uid} has no ${slot}`);
      const stored = part.slots[slot] ?? [];
      part.slots[slot] = rows.map((row) => {
        const target = stored.find(({ key }) => key === row.key) ?? { key: row.key, texts: {}, values: {}, slots: {} };
        for (const [key, text] of this.writePart(target, inner, row)) written.set(key, text);
        return target;
      });
    }
    return written;
  }

  private writeText(entry: Entry, locale: Locale, field: Field, text: Text): void {
    const before = this.shown(entry, 'draft', locale, field);
    if (sameText(before.text, text)) return;
    if (isEmpty(text)) return this.setOwn(entry, locale, field, undefined);
    if (!field.isBlocks) {
      const segments = [{ text: text as string, madeFrom: originAt(field, 0) }];
      return this.setOwn(entry, locale, field, { isBlocks: false, segments });
    }
    const kept = this.segmentsOf(entry, locale, field);
    const segments = paragraphs(text).map(
      (paragraph, index) =>
        kept.find((one) => one.text === paragraph) ?? { text: paragraph, madeFrom: originAt(field, index) }
    );
    const isLoose = before.own?.isLoose === true;
    this.setOwn(entry, locale, field, { isBlocks: true, segments: structuredClone(segments), isLoose });
  }

  /** What a version remembers of the blocks it shows; those nobody wrote in it stand for the source's at their place. */
  private segmentsOf(entry: Entry, locale: Locale, field: Field): Segment[] {
    const { own, isWritten, languages, text } = this.shown(entry, 'draft', locale, field);
    if (own && isWritten) return own.segments;
    return paragraphs(text).map((paragraph, index) => ({
      text: paragraph,
      madeFrom: originAt(field, index),
      keptFrom: languages[index] === locale ? undefined : languages[index],
    }));
  }

  // ---- Two-way relations

  /** Makes a side of a relation lead to these entries, in this order, and the other sides back. */
  private link(layer: Layer, entry: Entry, field: string, targets: number[]): void {
    const links = this.links[layer];
    const side = shapeOf(entry.type).twoWay.get(field);
    if (!side) throw new Error(`${entry.type} has no relation ${field}`);
    const key = listKey(entry.id, field);
    const before = links.get(key) ?? [];
    const inverseOf = (id: number) => listKey(id, side.inverse);
    for (const id of before.filter((one) => !targets.includes(one))) {
      links.set(
        inverseOf(id),
        (links.get(inverseOf(id)) ?? []).filter((one) => one !== entry.id)
      );
    }
    for (const id of targets.filter((one) => !before.includes(one))) {
      const there = links.get(inverseOf(id)) ?? [];
      if (!side.isInverseMany) {
        // It can have one only, and leaves the one it had.
        for (const other of there) {
          const otherKey = listKey(other, field);
          links.set(
            otherKey,
            (links.get(otherKey) ?? []).filter((one) => one !== id)
          );
        }
        links.set(inverseOf(id), [entry.id]);
      } else {
        links.set(inverseOf(id), [...there, entry.id]);
        this.openOrders[layer].add(inverseOf(id));
      }
    }
    links.set(key, [...targets]);
    this.openOrders[layer].delete(key);
  }

  /** The ends of a two-way relation that a version leads to. */
  linked(entry: Entry, layer: Layer, locale: Locale, field: string): number[] {
    return (this.links[layer].get(listKey(entry.id, field)) ?? []).filter((id) =>
      this.isVisible(this.entry(id), layer, locale)
    );
  }

  // ---- Slugs

  /** What a version's slug may be made from where nobody wrote it. */
  slugOrigins(entry: Entry, layer: Layer, locale: Locale): string[] {
    const { slugFrom = '' } = shapeOf(entry.type);
    const field = this.fields(entry, layer).find(({ path }) => path === slugFrom);
    const shown = field && this.shown(entry, layer, locale, field);
    return shown?.own ? [slugify(String(shown.text))] : [];
  }
}

/** What the source says where a segment stands. */
const originAt = (field: Field, index: number): string | undefined => {
  const said = paragraphs(field.part.texts[field.name]);
  return field.isBlocks ? said[index] : (said[0] ?? '');
};

const isKept = ({ keptFrom }: Segment) => keptFrom !== undefined;

/** Whether each block stands where the block of the source stands that it was made from. */
const isAligned = (segments: Segment[], said: string[]): boolean =>
  segments.length === said.length &&
  segments.every(
    ({ madeFrom }, index) => madeFrom !== undefined && (said[index] === madeFrom || !said.includes(madeFrom))
  );

import type { ContentModel } from '../content-model';

import { linkTagOf } from './link-tag';
import { tagsOfConditions } from './tags-of-conditions';

/** What an answer, or a part of one, depends on. */
export interface AnswerTags {
  tags: Set<string>;
  /** The entries and files in it, as `cities/<documentId>`. */
  entries: Set<string>;
  /** The types of which other entries could have come in, too, as `cities`. */
  lists: Set<string>;
}

/** By type, attributes that decide whether a reader sees an entry: one that is hidden has no row in what is answered. */
export type HiddenBy = Readonly<Record<string, readonly string[]>>;

type Row = Record<string, unknown>;

/** Whether what stands in an answer is a row, and neither a list of rows nor a value. */
export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is only counted has no row. */
const isCount = (value: Row): boolean => Object.keys(value).join() === 'count';

/** Rows of a content type with what is populated in them. */
export interface TaggedRows {
  uid: string;
  populate: unknown;
  rows: unknown;
}

/**
 * Says what rows depend on, wherever they are to be shown.
 *
 * @returns undefined where they hold something whose changes are not followed
 */
export function tagsOfRows(
  context: { model: ContentModel; hiddenBy: HiddenBy },
  { uid, populate, rows }: TaggedRows
): AnswerTags | undefined {
  const { found, addPopulated, addRows } = createRowTags(context);
  return addPopulated(uid, populate) && addRows(uid, rows, populate) ? found : undefined;
}

/** Gathers the tags of rows, and of what decided which rows these are. Each addition is false where changes of what is added are not followed. */
export function createRowTags({ model, hiddenBy }: { model: ContentModel; hiddenBy: HiddenBy }) {
  const found: AnswerTags = { tags: new Set(['rights']), entries: new Set(), lists: new Set() };
  return { found, addList, addPopulated, addRows };

  function addList(type: string, language: string): void {
    found.tags.add(`${model.tableOf(type)}@${language}`);
    found.lists.add(model.pluralOf(type));
  }

  function addPopulated(holder: string, populate: unknown): boolean {
    if (populate === undefined) return true;
    if (!isRow(populate)) return false;
    return Object.entries(populate).every(([name, options]) => {
      const link = model.linksOf(holder).get(name);
      if (!link || !link.targets.every((target) => model.isFollowed(target))) return false;
      const isLimited = isRow(options) && ['filters', 'limit', 'start', 'pagination'].some((key) => key in options);
      for (const target of link.targets) {
        if (isLimited || hiddenBy[target] !== undefined) addList(target, '*');
      }
      if (!isRow(options)) return options === true || options === 'true';
      return link.targets.every(
        (target) =>
          tagsOfConditions({ model, uid: target, query: options, tags: found.tags }) &&
          addPopulated(target, options.populate)
      );
    });
  }

  /** What is populated leads on from each row, also where it leads to nothing yet. */
  function addRows(type: string, value: unknown, populate: unknown): boolean {
    if (Array.isArray(value)) return value.every((row) => addRows(type, row, populate));
    if (!isRow(value)) return true;
    const { id, documentId } = value;
    const table = model.tableOf(type);
    if (typeof id === 'number' || typeof id === 'string') found.tags.add(`${table}:${id}`);
    if (typeof documentId === 'string') found.entries.add(`${model.pluralOf(type)}/${documentId}`);
    for (const [name, link] of model.linksOf(type)) {
      const options = isRow(populate) ? populate[name] : undefined;
      const linked = value[name];
      if (linked === undefined && options === undefined) continue;
      if (typeof id !== 'number' && typeof id !== 'string') return isCount(value);
      if (link.kind === 'localizations') found.tags.add(`${table}#${String(documentId)}`);
      else found.tags.add(linkTagOf({ model, type, link, id }));
      const below = isRow(options) ? options.populate : undefined;
      const [target = ''] = link.targets;
      const isDone =
        link.kind === 'dynamiczone' ? addParts(linked) : model.isFollowed(target) && addRows(target, linked, below);
      if (!isDone) return false;
    }
    return true;
  }

  /** Each part of a dynamic zone says which component it is. */
  function addParts(parts: unknown): boolean {
    if (!Array.isArray(parts)) return parts === null;
    return parts.every(
      (part) => isRow(part) && typeof part.__component === 'string' && addRows(part.__component, part, undefined)
    );
  }
}

import type { ContentModel } from '../content-model';

import { tagsOfConditions } from './tags-of-conditions';

/** An answer to a read of a content type, and what was asked. */
export interface TaggedAnswer {
  uid: string;
  /** Whether a list was read, and not one entry. */
  isList: boolean;
  /** What the address ends with, for one entry of several: its documentId or a slug. */
  idOrSlug?: string | undefined;
  /** The query as Strapi carried it out: filters and populate as objects, `locale` where there are languages. */
  query: Record<string, unknown>;
  /** The languages an entry was looked for in, the best one first, where none was asked for. */
  localesToTry?: readonly string[] | undefined;
  /** What stands under `data` in the body. */
  data: unknown;
  /** Lists that stand in the entry under these names: entries of a type, found by the attributes that lead back to it. */
  excerpts?: Readonly<Record<string, { type: string; by: string }>> | undefined;
}

/** What an answer depends on. */
export interface AnswerTags {
  tags: Set<string>;
  /** The entries and files in it, as `cities/<documentId>`. */
  entries: Set<string>;
  /** The types of which other entries could have come in, too, as `cities`. */
  lists: Set<string>;
}

type Row = Record<string, unknown>;

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Says what an answer was made of: every row in it, and every type, table of links or component that decided which rows those are. Rows have
 * ids whatever fields were asked for, which Strapi always adds.
 *
 * @param hiddenBy - by type, attributes that decide whether a reader sees an entry: one that was hidden has no row in the answer
 * @returns undefined where it holds something whose changes are not followed
 */
export function tagsOfAnswer(
  { model, hiddenBy }: { model: ContentModel; hiddenBy: Readonly<Record<string, readonly string[]>> },
  { uid, isList, idOrSlug, query, localesToTry = [], data, excerpts = {} }: TaggedAnswer
): AnswerTags | undefined {
  const found: AnswerTags = { tags: new Set(['rights']), entries: new Set(), lists: new Set() };
  const locale = model.isLocalized(uid) && typeof query.locale === 'string' ? query.locale : '*';
  const addList = (type: string, language: string) => {
    found.tags.add(`${model.tableOf(type)}@${language}`);
    found.lists.add(model.pluralOf(type));
  };

  if (isList) addList(uid, locale);
  else addEntryTags();
  const isKnown =
    tagsOfConditions({ model, uid, query, tags: found.tags }) &&
    addPopulated(uid, query.populate) &&
    addRows(uid, data) &&
    Object.entries(excerpts).every(([name, excerpt]) => addExcerpt(excerpt, isRow(data) ? data[name] : undefined));
  return isKnown ? found : undefined;

  /** One entry also depends on being the one its address means. */
  function addEntryTags(): void {
    if (!isRow(data)) return;
    const table = model.tableOf(uid);
    // Other languages of it are linked to.
    if (typeof data.documentId === 'string') found.tags.add(`${table}#${data.documentId}`);
    if (idOrSlug !== undefined) found.tags.add(`${table}#${idOrSlug}`);
    const slug = model.slugOf(uid);
    const isExact = idOrSlug === data.documentId || (slug !== undefined && data[slug] === idOrSlug);
    // A better language may come, or its slug may become another entry's.
    if (localesToTry.length > 0 && !(isExact && locale === localesToTry[0])) {
      localesToTry.forEach((language) => addList(uid, language));
    }
  }

  function addExcerpt({ type, by }: { type: string; by: string }, rows: unknown): boolean {
    // A type the reader may not find is left out, which the tag of rights says.
    if (rows === undefined) return true;
    addList(type, model.isLocalized(type) ? locale : '*');
    return (
      model.isFollowed(type) &&
      tagsOfConditions({ model, uid: type, query: { sort: by }, tags: found.tags }) &&
      addRows(type, rows)
    );
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

  function addRows(type: string, value: unknown): boolean {
    if (Array.isArray(value)) return value.every((row) => addRows(type, row));
    if (!isRow(value)) return true;
    if (typeof value.id === 'number' || typeof value.id === 'string')
      found.tags.add(`${model.tableOf(type)}:${value.id}`);
    if (typeof value.documentId === 'string') found.entries.add(`${model.pluralOf(type)}/${value.documentId}`);
    for (const [name, link] of model.linksOf(type)) {
      const linked = value[name];
      if (linked === undefined) continue;
      if (link.kind === 'unknown') return false;
      if (link.kind === 'localizations') found.tags.add(`${model.tableOf(type)}#${String(value.documentId)}`);
      const [target = ''] = link.targets;
      const isDone =
        link.kind === 'dynamiczone' ? addParts(linked) : model.isFollowed(target) && addRows(target, linked);
      if (!isDone) return false;
    }
    return true;
  }

  /** Each part of a dynamic zone says which component it is. */
  function addParts(parts: unknown): boolean {
    if (!Array.isArray(parts)) return parts === null;
    return parts.every(
      (part) => isRow(part) && typeof part.__component === 'string' && addRows(part.__component, part)
    );
  }
}

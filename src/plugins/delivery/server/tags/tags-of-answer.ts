import type { ContentModel } from '../content-model';

import { tagsOfConditions } from './tags-of-conditions';
import { createRowTags, isRow, type AnswerTags, type HiddenBy } from './tags-of-rows';

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

/**
 * Says what an answer was made of: every row in it, and every type, table of links or component that decided which rows those are. Rows have
 * ids whatever fields were asked for, which Strapi always adds.
 *
 * @param hiddenBy - by type, attributes that decide whether a reader sees an entry: one that was hidden has no row in the answer
 * @returns undefined where it holds something whose changes are not followed
 */
export function tagsOfAnswer(
  { model, hiddenBy }: { model: ContentModel; hiddenBy: HiddenBy },
  { uid, isList, idOrSlug, query, localesToTry = [], data, excerpts = {} }: TaggedAnswer
): AnswerTags | undefined {
  const { found, addList, addPopulated, addRows } = createRowTags({ model, hiddenBy });
  const locale = model.isLocalized(uid) && typeof query.locale === 'string' ? query.locale : '*';

  if (isList) addList(uid, locale);
  else addEntryTags();
  const isKnown =
    tagsOfConditions({ model, uid, query, tags: found.tags }) &&
    addPopulated(uid, query.populate) &&
    addRows(uid, data, query.populate) &&
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
    const isByName = idOrSlug !== undefined && idOrSlug !== data.documentId;
    const isExact = slug !== undefined && data[slug] === idOrSlug && locale === localesToTry[0];
    // In a better language, its slug may become another entry's.
    if (isByName && !isExact) localesToTry.forEach((language) => addList(uid, language));
  }

  function addExcerpt({ type, by }: { type: string; by: string }, rows: unknown): boolean {
    // A type the reader may not find is left out, which the tag of rights says.
    if (rows === undefined) return true;
    addList(type, model.isLocalized(type) ? locale : '*');
    return (
      model.isFollowed(type) &&
      tagsOfConditions({ model, uid: type, query: { sort: by }, tags: found.tags }) &&
      addRows(type, rows, undefined)
    );
  }
}

import type { ContentLink, ContentModel } from '../content-model';

/** @returns the tag of what one row leads to by an attribute: it is told when something comes there, or goes. */
export function linkTagOf({
  model,
  type,
  link,
  id,
}: {
  model: ContentModel;
  type: string;
  link: ContentLink;
  id: number | string;
}): string {
  return `${link.table ?? model.media.table}/${model.tableOf(type)}:${id}`;
}

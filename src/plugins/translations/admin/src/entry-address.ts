import type { ContentType } from './services';

/** Where the content manager edits an entry in a language. */
export function entryAddress({
  contentType: { uid, kind },
  documentId,
  locale,
}: {
  contentType: ContentType;
  documentId: string;
  locale: string;
}): string {
  const search = new URLSearchParams({ 'plugins[i18n][locale]': locale });
  const path = kind === 'singleType' ? `single-types/${uid}` : `collection-types/${uid}/${documentId}`;
  return `/content-manager/${path}?${search.toString()}`;
}

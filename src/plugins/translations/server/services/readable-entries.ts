import type { HubLanguages } from './hub-languages';

/** Says which of these entries somebody may read in a language. */
export type MayRead = (entries: {
  type: string;
  locale: string;
  documentIds: readonly string[];
}) => Promise<readonly string[]>;

/**
 * Which entries somebody may read both in a language and in the one they were written in: a translator's file, and the report on one, tell
 * the texts of both.
 *
 * @param mayRead - of everybody where left out
 */
export async function readableEntries({
  languages,
  mayRead,
  type,
  locale,
  documentIds,
}: {
  languages: HubLanguages;
  mayRead: MayRead | undefined;
  type: string;
  locale: string;
  documentIds: readonly string[];
}): Promise<ReadonlySet<string>> {
  if (!mayRead || documentIds.length === 0) return new Set(documentIds);
  const readable = new Set(await mayRead({ type, locale, documentIds }));
  // What was written in the language itself is not among these.
  for (const source of await languages.versions.find({ locale, types: [type], documentIds: [...readable] })) {
    const allowed = new Set(await mayRead({ type, locale: source.sourceLocale, documentIds: source.documentIds }));
    for (const documentId of source.documentIds) if (!allowed.has(documentId)) readable.delete(documentId);
  }
  return readable;
}

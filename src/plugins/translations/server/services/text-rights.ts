import type { HubLanguages } from './hub-languages';

/** Says what somebody may do with texts of entries in a language: by documentId of those they may do it with, whether they may with the text at a path. */
export type TextRights = (request: {
  action: 'read' | 'update';
  type: string;
  locale: string;
  documentIds: readonly string[];
}) => Promise<ReadonlyMap<string, (path: string) => boolean>>;

interface RightsRequest {
  languages: HubLanguages;
  /** Everybody may everything where left out. */
  textRights: TextRights | undefined;
  type: string;
  locale: string;
  documentIds: readonly string[];
}

/** Whether somebody may do something with a text; undefined for an entry with which they may not at all. */
export type RightOn = (documentId: string) => ((path: string) => boolean) | undefined;

const ON_ALL: RightOn = () => () => true;

/** Which texts somebody may write in a language. */
export async function writableTexts({ textRights, type, locale, documentIds }: RightsRequest): Promise<RightOn> {
  if (!textRights) return ON_ALL;
  const allowed = await textRights({ action: 'update', type, locale, documentIds });
  return (documentId) => allowed.get(documentId);
}

/**
 * Which texts somebody may read both in a language and in the one their entry was written in: a translator's file, and the report on one, tell
 * the texts of both.
 */
export async function readableTexts({
  languages,
  textRights,
  type,
  locale,
  documentIds,
}: RightsRequest): Promise<RightOn> {
  if (!textRights) return ON_ALL;
  const read = (language: string, entries: readonly string[]) =>
    textRights({ action: 'read', type, locale: language, documentIds: entries });
  const here = await read(locale, documentIds);
  const there = new Map(here);
  // What was written in the language itself is not among these.
  for (const source of await languages.versions.find({ locale, types: [type], documentIds: [...here.keys()] })) {
    const allowed = await read(source.sourceLocale, source.documentIds);
    for (const documentId of source.documentIds) {
      const right = allowed.get(documentId);
      if (right) there.set(documentId, right);
      else there.delete(documentId);
    }
  }
  return (documentId) => {
    const [inLanguage, inSource] = [here.get(documentId), there.get(documentId)];
    return inLanguage && inSource && ((path) => inLanguage(path) && inSource(path));
  };
}

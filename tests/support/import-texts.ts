import type { EntryTexts, TranslatedSegment } from '../../src/plugins/localization/shared/contracts';

import type { Hub } from './hub';

interface Versions {
  translateSegments(request: {
    type: string;
    locale: string;
    documentIds: string[];
    plan: (texts: EntryTexts) => TranslatedSegment[];
  }): Promise<void>;
}

interface ImportTexts {
  hub: Hub;
  /** The uid of a content type. */
  type: string;
  documentId: string;
  locale: string;
  /** By path, such as `leader.role`. */
  texts: Record<string, string>;
}

/** What an import of a translator's file does. */
export const importTexts = ({ hub, type, documentId, locale, texts }: ImportTexts): Promise<void> =>
  hub.strapi
    .plugin('localization')
    .service<Versions>('versions')
    .translateSegments({
      type,
      locale,
      documentIds: [documentId],
      plan: () => Object.entries(texts).map(([path, text]) => ({ path, sourceIndex: 0, text })),
    });

/** How many entries one content type has in one language. */
export interface VersionCount {
  /** Entries that are published with all text in it. */
  published: number;
  /** The others: not published, or shown to readers with text of another language. */
  missing: number;
}

export interface ContentTypeOverview {
  uid: string;
  displayName: string;
  kind: 'collectionType' | 'singleType';
  /** By locale code; a language without entries is left out. */
  counts: Record<string, VersionCount>;
}

/** The hub's languages, in the order of their creation. */
export interface LocaleOverview {
  code: string;
  name: string;
}

export interface ContentOverview {
  locales: LocaleOverview[];
  /** The content types this administrator may read, in the order of the plugin's options. */
  contentTypes: ContentTypeOverview[];
}

/** What GET /overview/content answers a signed-in administrator. */
export interface GetContentResponse {
  data: ContentOverview;
}

/** What a delivery view shows of a component or a file: fields of it, and what it leads to. */
export interface Part<Inner extends string> {
  /** What the OpenAPI document, and types made of it, call what is shown: `FigurePart`. Without it, it has no schema of its own. */
  name?: string;
  fields: readonly string[];
  populate?: Readonly<Record<string, Shown<Inner>>>;
}

/**
 * How a delivery view shows what an attribute leads to: an entry as its link or card, in an order of its own where
 * there are several; or a part, which is also how other languages of the same entry are shown.
 */
export type Shown<Inner extends string> = Inner | { as: Inner; sort: string } | Part<Inner>;

/** A card shows other entries as links only, so that no card leads to another. */
export type Card = Part<'link'>;

/** The first entries of a long relation, shown as cards. Strapi itself cannot limit a populated relation. */
export interface Excerpt {
  /** The uid of the entries' type. */
  type: string;
  /** Their attributes that lead back to the entry of the page: `region`, or `country.region`. */
  by: string;
  /** Attributes of the type, the first one decides: `startsAt:desc`. */
  sort: readonly string[];
  /** Entries shown at most. */
  limit: number;
}

export interface Page extends Part<'link' | 'card'> {
  /** By the attribute they stand under in the answer. */
  excerpts?: Readonly<Record<string, Excerpt>>;
}

/** What answers show of a content type. */
export interface DeliveryViews {
  /** The fields a link to an entry needs. */
  link: readonly string[];
  /** What a list or a teaser needs: `view=card`. */
  card: Card;
  /** What an entry's public page needs, in one request: `view=page`. */
  page: Page;
}

/** What an answer says of an excerpt, in `meta.excerpts`. */
export interface ExcerptMeta {
  /** Entries there are. */
  total: number;
  /** The address of the list that goes on where the excerpt ends; null where it holds all. */
  rest: string | null;
}

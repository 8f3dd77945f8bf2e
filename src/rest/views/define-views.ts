import type { DeliveryViews, Excerpt, Part, Shown } from '../../plugins/delivery/shared/contracts';

/** What every entry in an answer says of its language: see docs/rest.md. */
const LANGUAGE_FIELDS = ['locale', 'contentLocale', 'fieldLocales'] as const;
/** When an entry was written, changed and published. */
const DATE_FIELDS = ['createdAt', 'updatedAt', 'publishedAt'] as const;

interface Schema {
  readonly attributes: object;
}

type AttributeOf<S extends Schema> = keyof S['attributes'] & string;

interface PartOf<Name extends string, Inner extends string> {
  fields: readonly Name[];
  populate?: Partial<Record<Name, Shown<Inner>>>;
}

interface ViewsOf<Name extends string> {
  link: readonly Name[];
  card: PartOf<Name, 'link'>;
  page: PartOf<Name, 'link' | 'card'> & { excerpts?: Readonly<Record<string, Excerpt>> };
}

/**
 * Declares what answers show of a content type: its link, its card and its page. The type checker holds the names
 * against the type's schema.json; the delivery plugin checks the rest when the hub starts. Each entry shown also says
 * which language it is in, and a page when it was changed and what it is called in the other languages.
 */
export function defineViews<const S extends Schema>(
  schema: S,
  { link, card, page }: ViewsOf<AttributeOf<S>>
): DeliveryViews {
  const ownSlug = 'slug' in schema.attributes ? ['slug'] : [];
  return {
    link: [...link, ...LANGUAGE_FIELDS],
    card: withFields(card, LANGUAGE_FIELDS),
    page: {
      ...withFields(page, [...LANGUAGE_FIELDS, ...DATE_FIELDS]),
      populate: {
        ...page.populate,
        localizations: { fields: [...ownSlug, 'locale', 'contentLocale'] },
      },
      ...(page.excerpts && { excerpts: page.excerpts }),
    },
  };
}

const withFields = <Inner extends string>(part: PartOf<string, Inner>, fields: readonly string[]): Part<Inner> => ({
  fields: [...part.fields, ...fields],
  ...(part.populate && { populate: part.populate as Part<Inner>['populate'] }),
});

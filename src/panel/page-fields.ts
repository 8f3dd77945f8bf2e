import type { FieldView } from './panel-view';

/** Fields that every page-like content type has, so that an editor reads the same words everywhere. */
export const PAGE_FIELDS = {
  slug: {
    label: 'Slug',
    hint: 'The end of the page’s address in this language: small letters a to z, digits and hyphens. Unique per language.',
    placeholder: 'novi-pazar',
  },
  summary: {
    label: 'Summary',
    hint: 'Two or three sentences for cards, lists and search results. Plain text.',
  },
  body: {
    label: 'Text',
    hint: 'The page itself. Start headings at level 2: the page’s title is level 1.',
  },
  cover: {
    label: 'Cover',
    hint: 'The picture at the head of the page and on its card.',
  },
  seo: {
    label: 'Search and sharing',
    hint: 'Only where search engines and social networks should show something else than title, summary and cover.',
  },
} as const satisfies Record<string, FieldView>;

/** A date of which only the year or the month may be known, as the schemas' pattern allows. */
export const PARTIAL_DATE_HINT = 'Year, month or day, as far as it is known: 2016, 2016-01 or 2016-01-31.';

/** A web address, as the schemas' pattern allows. */
export const URL_PLACEHOLDER = 'https://www.example.org';

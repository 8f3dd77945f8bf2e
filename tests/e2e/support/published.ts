import type { LocaleCode } from '../../../src/locales';

import type { EntryOnPage } from './facts-of-a-page';
import type { AdminApi } from './people';
import type { ServedHub } from './served-hub';

const CONTENT = '/content-manager/collection-types';

/** The types whose entries have pages of their own on a site. */
export const TYPES = ['regions', 'countries', 'cities', 'topics', 'events', 'grants', 'partners', 'resources'] as const;
export type Type = (typeof TYPES)[number];
/** Those of them that have a list there too. */
export const LISTED_TYPES = TYPES.filter((type) => type !== 'countries');
export type ListedType = (typeof LISTED_TYPES)[number];

export interface Entry {
  documentId: string;
  slug: string;
  name?: string;
  title?: string;
  summary?: string | null;
}

/** What a heading of an entry says in a language. */
export const nameOf = ({ name, title }: Entry) => name ?? title;

/** Writes an entry in a language, and publishes it; resolves to its documentId. */
export type Publish = (type: string, locale: LocaleCode, data: object) => Promise<string>;

export const publishBy =
  (api: AdminApi): Publish =>
  async (type, locale, data) => {
    const { data: entry } = await api<{ data: Entry }>('POST', `${CONTENT}/${type}?locale=${locale}`, {
      ...data,
      locale,
    });
    await api('POST', `${CONTENT}/${type}/${entry.documentId}/actions/publish?locale=${locale}`, { ...data, locale });
    return entry.documentId;
  };

export type Published = ReturnType<typeof publishedBy>;

/** What a hub says is published, and where a site has it. */
export function publishedBy({ url }: Pick<ServedHub, 'url'>) {
  async function read<Data>(address: string): Promise<Data> {
    const response = await fetch(`${url}/api/${address}`);
    return ((await response.json()) as { data: Data }).data;
  }

  const list = (type: Type, locale: LocaleCode): Promise<Entry[]> =>
    read(`${type}?locale=${locale}&view=card&pagination[pageSize]=100`);

  return {
    list,

    /** All that the page of an entry shows, by its English slug. */
    async readPage(type: Type, englishSlug: string, locale: LocaleCode): Promise<EntryOnPage> {
      const { documentId } = await read<Entry>(`${type}/${englishSlug}?locale=en&view=card`);
      return read(`${type}/${documentId}?locale=${locale}&view=page`);
    },

    /** All that the pages of a type show. */
    async readEvery(type: Type, locale: LocaleCode): Promise<EntryOnPage[]> {
      const entries = await list(type, locale);
      return Promise.all(
        entries.map(({ documentId }) => read<EntryOnPage>(`${type}/${documentId}?locale=${locale}&view=page`))
      );
    },

    /** All that the site shows of the network itself. */
    readNetwork: <Network>(locale: LocaleCode): Promise<Network> => read(`network?locale=${locale}&view=page`),

    /** Every entry that belongs to the region. */
    async listRegion(locale: LocaleCode): Promise<Entry[]> {
      const [region] = await list('regions', locale);
      const data = await read<Record<string, Entry[]>>(`regions/${region?.documentId}?locale=${locale}&view=page`);
      return ['countries', 'cities', 'events', 'grants', 'partners', 'resources'].flatMap(
        (relation) => data[relation] ?? []
      );
    },

    async regionAddress(locale: LocaleCode): Promise<string> {
      const [region] = await list('regions', locale);
      return `/${locale}/regions/${region?.slug}/`;
    },

    /** The whole site in small: the home page, a list, and a page of each type. */
    async sampleAddresses(locale: LocaleCode): Promise<string[]> {
      const entries = await Promise.all(
        TYPES.map(async (type) => `/${locale}/${type}/${(await list(type, locale))[0]?.slug}/`)
      );
      return [`/${locale}/`, `/${locale}/events/`, ...entries];
    },
  };
}

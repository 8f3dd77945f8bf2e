import pLimit from 'p-limit';

import type { LocaleCode } from '../languages/locales';

import { hub, type Schemas } from './client';

/** The largest page the hub gives. */
const PAGE_SIZE = 100;
/** The hub answers in milliseconds; more at once would only wait there. */
const REQUESTS_AT_ONCE = 8;
/** While somebody works on the site, a page that is loaded again shows what was published since. */
const DEVELOPMENT_TTL_MS = 2_000;

/**
 * What an entry's page adds to the entry: for each long relation it shows the beginning of, how many there are in all.
 */
export interface Excerpts {
  excerpts: Record<string, { total: number } | undefined>;
}

/** All that is published in one language, every entry as its own page shows it. */
export interface Content {
  locale: LocaleCode;
  network: Schemas['NetworkPage'];
  regions: (Schemas['RegionPage'] & Excerpts)[];
  countries: (Schemas['CountryPage'] & Excerpts)[];
  cities: (Schemas['CityPage'] & Excerpts)[];
  topics: (Schemas['TopicPage'] & Excerpts)[];
  events: (Schemas['EventPage'] & Excerpts)[];
  grants: (Schemas['GrantPage'] & Excerpts)[];
  partners: (Schemas['PartnerPage'] & Excerpts)[];
  resources: (Schemas['ResourcePage'] & Excerpts)[];
}

export type Type = Exclude<keyof Content, 'locale' | 'network'>;
export type Entry<T extends Type> = Content[T][number];

interface ListQuery {
  locale: LocaleCode;
  view: 'card';
  pagination: { page: number; pageSize: number };
}
interface EntryRequest {
  path: { id: string };
  query: { locale: LocaleCode; view: 'page' };
}

/** How each type is read: its list, and one of its entries. */
const READERS = {
  regions: {
    list: (query: ListQuery) => hub.GET('/api/regions', { params: { query } }),
    one: (params: EntryRequest) => hub.GET('/api/regions/{id}', { params }),
  },
  countries: {
    list: (query: ListQuery) => hub.GET('/api/countries', { params: { query } }),
    one: (params: EntryRequest) => hub.GET('/api/countries/{id}', { params }),
  },
  cities: {
    list: (query: ListQuery) => hub.GET('/api/cities', { params: { query } }),
    one: (params: EntryRequest) => hub.GET('/api/cities/{id}', { params }),
  },
  topics: {
    list: (query: ListQuery) => hub.GET('/api/topics', { params: { query } }),
    one: (params: EntryRequest) => hub.GET('/api/topics/{id}', { params }),
  },
  events: {
    list: (query: ListQuery) => hub.GET('/api/events', { params: { query } }),
    one: (params: EntryRequest) => hub.GET('/api/events/{id}', { params }),
  },
  grants: {
    list: (query: ListQuery) => hub.GET('/api/grants', { params: { query } }),
    one: (params: EntryRequest) => hub.GET('/api/grants/{id}', { params }),
  },
  partners: {
    list: (query: ListQuery) => hub.GET('/api/partners', { params: { query } }),
    one: (params: EntryRequest) => hub.GET('/api/partners/{id}', { params }),
  },
  resources: {
    list: (query: ListQuery) => hub.GET('/api/resources', { params: { query } }),
    one: (params: EntryRequest) => hub.GET('/api/resources/{id}', { params }),
  },
} satisfies Record<Type, unknown>;

const limit = pLimit(REQUESTS_AT_ONCE);
const loaded = new Map<LocaleCode, { content: Promise<Content>; atMs: number }>();

/**
 * All content in one language. Every page of the site is made of it, so that a build asks for each entry once: one
 * request per entry and language, and one per list.
 *
 * @throws Error that names the request which the hub did not answer well
 */
export function readContent(locale: LocaleCode): Promise<Content> {
  const known = loaded.get(locale);
  if (known && !(import.meta.env.DEV && Date.now() - known.atMs > DEVELOPMENT_TTL_MS)) return known.content;
  const content = loadContent(locale);
  loaded.set(locale, { content, atMs: Date.now() });
  return content;
}

async function loadContent(locale: LocaleCode): Promise<Content> {
  const [network, regions, countries, cities, topics, events, grants, partners, resources] = await Promise.all([
    limit(() => hub.GET('/api/network', { params: { query: { locale, view: 'page' } } })),
    readEvery<'regions'>('regions', locale),
    readEvery<'countries'>('countries', locale),
    readEvery<'cities'>('cities', locale),
    readEvery<'topics'>('topics', locale),
    readEvery<'events'>('events', locale),
    readEvery<'grants'>('grants', locale),
    readEvery<'partners'>('partners', locale),
    readEvery<'resources'>('resources', locale),
  ]);
  return {
    ...{ locale, regions, countries, cities, topics, events, grants, partners, resources },
    network: dataOf<Schemas['NetworkPage']>(network),
  };
}

async function readEvery<T extends Type>(type: T, locale: LocaleCode): Promise<Entry<T>[]> {
  const { list, one } = READERS[type];
  const ids: string[] = [];
  for (let page = 1, pageCount = 1; page <= pageCount; page += 1) {
    const answer = await limit(() => list({ locale, view: 'card', pagination: { page, pageSize: PAGE_SIZE } }));
    ids.push(...dataOf<{ documentId: string }[]>(answer).map(({ documentId }) => documentId));
    pageCount = answer.data?.meta.pagination.pageCount ?? 1;
  }
  return Promise.all(
    ids.map(async (id) => {
      const answer = await limit(() => one({ path: { id }, query: { locale, view: 'page' } }));
      return { ...dataOf<Entry<T>>(answer), excerpts: answer.data?.meta.excerpts ?? {} };
    })
  );
}

/** An answer's type is every form it may have; which one it is follows from the view that was asked for. */
function dataOf<Data>(answer: { data?: { data: unknown }; response: Response }): Data {
  // What is not a good answer was thrown by the conditional fetch, with the request's name.
  return answer.data!.data as Data;
}

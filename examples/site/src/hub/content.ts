import pLimit from 'p-limit';

import type { LocaleCode } from '../languages/locales';

import { hub, type Schemas } from './client';

/** The largest page the hub gives. */
const PAGE_SIZE = 100;
/** The hub answers in milliseconds; more at once would only wait there. */
const REQUESTS_AT_ONCE = 8;
/** While somebody works on the site, a page that is loaded again shows what was published since. */
const DEVELOPMENT_TTL_MS = 2_000;

/** An entry as its own page shows it; of each long relation that is only begun there, how many there are in all. */
type PageOf<Page extends keyof Schemas, Excerpts extends keyof Schemas | undefined = undefined> = Schemas[Page] & {
  excerpts: Excerpts extends keyof Schemas ? Schemas[Excerpts] : undefined;
};

/** All that is published in one language, every entry as its own page shows it. */
export interface Content {
  locale: LocaleCode;
  network: Schemas['NetworkPage'];
  regions: PageOf<'RegionPage', 'RegionExcerpts'>[];
  countries: PageOf<'CountryPage', 'CountryExcerpts'>[];
  cities: PageOf<'CityPage', 'CityExcerpts'>[];
  topics: PageOf<'TopicPage', 'TopicExcerpts'>[];
  events: PageOf<'EventPage', 'EventExcerpts'>[];
  grants: PageOf<'GrantPage'>[];
  partners: PageOf<'PartnerPage', 'PartnerExcerpts'>[];
  resources: PageOf<'ResourcePage', 'ResourceExcerpts'>[];
}

export type Type = Exclude<keyof Content, 'locale' | 'network'>;
export type Entry<T extends Type> = Content[T][number];

interface ListQuery {
  locale: LocaleCode;
  fields: 'documentId';
  pagination: { page: number; pageSize: number };
}
interface EntryRequest {
  path: { id: string };
  query: { locale: LocaleCode; view: 'page' };
}

interface Answer<Data, Meta> {
  data?: { data: Data; meta: Meta };
}

/** How a type is read: which entries there are, and one of them. */
interface Reader {
  list: (query: ListQuery) => Promise<Answer<{ documentId: string }[], { pagination: Schemas['Pagination'] }>>;
  one: (params: EntryRequest) => Promise<Answer<unknown, { excerpts?: unknown }>>;
}

const READERS: Record<Type, Reader> = {
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
};

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
    readEvery('regions', locale),
    readEvery('countries', locale),
    readEvery('cities', locale),
    readEvery('topics', locale),
    readEvery('events', locale),
    readEvery('grants', locale),
    readEvery('partners', locale),
    readEvery('resources', locale),
  ]);
  return {
    ...{ locale, regions, countries, cities, topics, events, grants, partners, resources },
    // An answer's type is every form it may have; which one it is follows from the view that was asked for.
    network: goodIn(network).data as Schemas['NetworkPage'],
  };
}

async function readEvery<T extends Type>(type: T, locale: LocaleCode): Promise<Entry<T>[]> {
  const { list, one } = READERS[type];
  const ids: string[] = [];
  for (let page = 1, pageCount = 1; page <= pageCount; page += 1) {
    const answer = await limit(() => list({ locale, fields: 'documentId', pagination: { page, pageSize: PAGE_SIZE } }));
    const { data, meta } = goodIn(answer);
    ids.push(...data.map(({ documentId }) => documentId));
    pageCount = meta.pagination.pageCount ?? 1;
  }
  return Promise.all(
    ids.map(async (id) => {
      const answer = await limit(() => one({ path: { id }, query: { locale, view: 'page' } }));
      const { data, meta } = goodIn(answer);
      return { ...(data as Entry<T>), excerpts: meta.excerpts } as Entry<T>;
    })
  );
}

/** What is not a good answer was thrown by the conditional fetch, with the request's name. */
const goodIn = <Body>(answer: { data?: Body }): Body => answer.data as Body;

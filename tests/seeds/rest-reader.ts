import type { Hub } from '../support/hub';

/** An entry as REST gives it; what is in it is for the tests to say. */
export interface RestEntry {
  documentId: string;
  [field: string]: unknown;
}

/** Reads as a frontend does: anonymously, in one language. */
export interface RestReader {
  /** Finds an entry by its English slug, and reads it in the reader's language. */
  read(plural: string, englishSlug: string, populate?: object | '*'): Promise<RestEntry>;
  /** Reads the entry of a single type in the reader's language. */
  readSingle(name: string, populate?: object | '*'): Promise<RestEntry>;
  /** Lists entries in the reader's language. */
  list(plural: string, query?: object): Promise<RestEntry[]>;
}

export function createRestReader(hub: Hub, locale: string, authorization?: string): RestReader {
  const get = async <Data>(path: string, query: object): Promise<Data> => {
    const headers = authorization === undefined ? {} : { authorization };
    const { body } = await hub.request.get(`/api/${path}`).set(headers).query(query).expect(200);
    return body.data as Data;
  };
  return {
    async read(plural, englishSlug, populate = {}) {
      const query = { locale: 'en', fields: ['documentId'], filters: { slug: { $eq: englishSlug } } };
      const [entry] = await get<RestEntry[]>(plural, query);
      if (!entry) throw new Error(`no ${plural} "${englishSlug}"`);
      return get(`${plural}/${entry.documentId}`, { locale, populate });
    },
    readSingle: (name, populate = {}) => get(name, { locale, populate }),
    list: (plural, query = {}) => get(plural, { locale, ...query }),
  };
}

/** The text of a rich text field, without its form. */
export function textOf(blocks: unknown): string {
  if (Array.isArray(blocks)) return blocks.map(textOf).join(' ');
  const { text, children = [] } = blocks as { text?: string; children?: unknown[] };
  return text ?? textOf(children);
}

/** The calendar date of a moment in a time zone. */
export const dateIn = (timeZone: unknown, moment: unknown) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: String(timeZone) }).format(new Date(String(moment)));

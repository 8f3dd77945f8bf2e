import type { Core } from '@strapi/strapi';

/** What was seeded of an entry. */
export interface EntryRecord {
  documentId: string;
  /** Of each version's content, by locale. */
  hashes: Record<string, string>;
}

/** What was seeded of a media file. */
export interface MediaRecord {
  fileId: number;
  hash: string;
}

export interface SeedRecords {
  entries: Map<string, EntryRecord>;
  media: Map<string, MediaRecord>;
}

// Strapi's own table of settings holds them: its keys are made of type, name and key.
const STORE = { type: 'core', name: 'seeding' };
const KEY_PREFIX = `${STORE.type}_${STORE.name}_`;
const FINISHED = 'finished';

/**
 * Remembers what seeding wrote, so that it writes again only what changed in the files and never what an editor changed.
 * Called inside a transaction, it commits with the content.
 */
export function createSeedRecords({ strapi }: { strapi: Core.Strapi }) {
  const store = strapi.store(STORE);
  const isFinished = async (): Promise<boolean> => (await store.get({ key: FINISHED })) === true;
  return {
    /** What was seeded so far. */
    load: async (): Promise<SeedRecords> => {
      const rows = (await strapi.db.query('strapi::core-store').findMany({
        where: { key: { $startsWith: KEY_PREFIX } },
      })) as { key: string; value: string }[];
      const parse = <Value>(kind: string) => {
        const prefix = `${KEY_PREFIX}${kind}:`;
        const own = rows.filter(({ key }) => key.startsWith(prefix));
        return new Map(own.map(({ key, value }) => [key.slice(prefix.length), JSON.parse(value) as Value]));
      };
      return { entries: parse<EntryRecord>('entry'), media: parse<MediaRecord>('media') };
    },

    saveEntry: async (id: string, record: EntryRecord): Promise<void> => {
      await store.set({ key: `entry:${id}`, value: record });
    },

    saveMedia: async (name: string, record: MediaRecord): Promise<void> => {
      await store.set({ key: `media:${name}`, value: record });
    },

    /** Whether all seeds were written once. */
    isFinished,

    finish: async (): Promise<void> => {
      if (!(await isFinished())) await store.set({ key: FINISHED, value: true });
    },
  };
}

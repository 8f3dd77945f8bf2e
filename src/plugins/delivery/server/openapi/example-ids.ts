import type { Core, UID } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';

import { memoryOf } from '../services/memory';

/** What the addresses of entries may end with, by content type: slugs, or documentIds, of entries that everybody may read. */
export type ExampleIds = Readonly<Record<string, string>>;

const KEY = 'openapi examples';
const BYTES_PER_ID = 200;

/**
 * Finds an entry of each content type to show in examples; none of types that have none. To be called in the request of a reader who has not said who they are,
 * whose limits hold.
 */
export async function findExampleIds(
  { strapi }: { strapi: Core.Strapi },
  { uids, locale }: { uids: readonly string[]; locale: string }
): Promise<ExampleIds> {
  const memory = memoryOf(strapi);
  const known = memory.get(KEY) as ExampleIds | undefined;
  if (known) return known;
  const watch = memory.watch();
  try {
    const found = await Promise.all(uids.map((uid) => findId({ strapi }, { uid: uid as UID.ContentType, locale })));
    const ids = Object.fromEntries(found.flat());
    const tags = uids.map((uid) => `${strapi.db.metadata.get(uid).tableName}@${locale}`);
    watch.keep({ key: KEY, value: ids, bytes: BYTES_PER_ID * uids.length, tags });
    return ids;
  } finally {
    watch.end();
  }
}

async function findId(
  { strapi }: { strapi: Core.Strapi },
  { uid, locale }: { uid: UID.ContentType; locale: string }
): Promise<[uid: string, id: string][]> {
  const contentType = strapi.contentType(uid);
  if (contentTypes.isSingleType(contentType)) return [];
  const slug = Object.entries(contentType.attributes).find(([, { type }]) => type === 'uid')?.[0];
  const entry = await strapi.documents(uid).findFirst({ locale, status: 'published', sort: 'id' });
  if (!entry) return [];
  const { [slug ?? 'documentId']: id } = entry as unknown as Record<string, string | null>;
  return [[uid, id ?? entry.documentId]];
}

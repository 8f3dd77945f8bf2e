import type { Core, UID } from '@strapi/strapi';
import type { Knex } from 'knex';

/** What the matrix writes to a type: one localised text and one field that all languages share. */
export interface TypeFacts {
  uid: string;
  table: string;
  kind: 'collection' | 'single';
  /** The name of the localised text. */
  text: string;
  required: Record<string, unknown>;
  /** A change to what all languages share, and how to see whether it happened. */
  shared: { data: Record<string, unknown>; isChanged: (row: Record<string, unknown>) => boolean };
}

const scalar = (field: string, value: unknown): TypeFacts['shared'] => ({
  data: { [field]: value },
  isChanged: (row) => row[field] === value,
});

/** These two share no number or text: the picture, and whether there is one, is what they share. */
const cover: TypeFacts['shared'] = { data: { cover: { alt: 'a picture' } }, isChanged: (row) => row.cover !== null };

const collection = (
  name: string,
  table: string,
  facts: Pick<TypeFacts, 'text' | 'shared'> & { required?: Record<string, unknown> }
): TypeFacts => ({ uid: `api::${name}.${name}`, table, kind: 'collection', required: {}, ...facts });

export const TYPES: readonly TypeFacts[] = [
  collection('region', 'regions', { text: 'name', shared: scalar('reportedMemberCount', 77) }),
  collection('country', 'countries', { text: 'name', required: { isoCode: 'AL' }, shared: cover }),
  collection('city', 'cities', { text: 'name', shared: scalar('website', 'https://example.org/changed') }),
  collection('topic', 'topics', { text: 'name', shared: cover }),
  collection('event', 'events', { text: 'title', required: { kind: 'workshop' }, shared: scalar('traineeCount', 77) }),
  collection('grant', 'grants', { text: 'title', shared: scalar('applicationsReceived', 77) }),
  collection('partner', 'partners', { text: 'name', required: { kind: 'ngo' }, shared: scalar('foundedYear', 1977) }),
  collection('resource', 'resources', {
    text: 'title',
    required: { kind: 'report', visibility: 'public' },
    shared: scalar('publishedOn', '1977-07-07'),
  }),
  {
    uid: 'api::network.network',
    table: 'networks',
    kind: 'single',
    text: 'name',
    required: {},
    shared: {
      data: { socialLinks: [{ platform: 'other', url: 'https://example.org/changed' }] },
      isChanged: (row) => (row.socialLinks as unknown[]).length > 0,
    },
  },
];

let count = 0;

/** Data for a new version, with a slug that no other has. */
export function newVersion({ kind, text, required }: TypeFacts): Record<string, unknown> {
  count += 1;
  return { [text]: `Text ${count}`, ...(kind === 'collection' && { slug: `entry-${count}` }), ...required };
}

/** The document service without the types of each content type, which a table of types cannot have. */
export interface Documents {
  create(params: object): Promise<{ documentId: string }>;
  update(params: object): Promise<unknown>;
  delete(params: object): Promise<unknown>;
}

export const documentsOf = (strapi: Core.Strapi, { uid }: TypeFacts) =>
  strapi.documents(uid as never) as unknown as Documents;

/** Creates a published entry. */
export async function createEntry({
  strapi,
  type,
  locales,
  createdBy,
}: {
  strapi: Core.Strapi;
  type: TypeFacts;
  locales: readonly string[];
  createdBy?: number;
}): Promise<string> {
  const documents = documentsOf(strapi, type);
  const [first, ...others] = locales;
  const version = () => ({ data: { ...newVersion(type), createdBy }, status: 'published' });
  const { documentId } = await documents.create({ locale: first, ...version() });
  for (const locale of others) await documents.update({ documentId, locale, ...version() });
  return documentId;
}

/** All stored of an entry, in one string: whatever changes it changes this. */
export async function fingerprint({
  knex,
  type: { table },
  documentId,
}: {
  knex: Knex;
  type: TypeFacts;
  documentId: string;
}): Promise<string> {
  const { rows } = await knex.raw(
    `SELECT md5(string_agg(row::text || parts::text, '|' ORDER BY row.id)) AS fingerprint
       FROM ?? AS row
       LEFT JOIN LATERAL (SELECT count(*) AS parts FROM ?? AS part WHERE part.entity_id = row.id) AS counted ON true
      WHERE row.document_id = ?`,
    [table, `${table}_cmps`, documentId]
  );
  return String(rows[0].fingerprint);
}

/** The stored draft of one language with its components. */
export function findDraft({
  strapi,
  type: { uid },
  documentId,
  locale,
}: {
  strapi: Core.Strapi;
  type: TypeFacts;
  documentId: string;
  locale: string;
}): Promise<Record<string, unknown>> {
  const components = Object.entries(strapi.contentType(uid as UID.ContentType).attributes)
    .filter(([, { type }]) => type === 'component')
    .map(([name]) => name);
  return strapi.db.query(uid).findOne({ where: { documentId, locale, publishedAt: null }, populate: components });
}

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { refreshComputedFields } from '../../computed';
import { createTables, type Tables } from '../bulk/tables';
import { componentAttributes, contentModelOf, type Attributes, type ContentModel } from '../content-model';

import { SAMPLE_TYPES, sampleIdPrefix, sampleUid, type SampleCounts } from './sample-entries';

/** What the localization plugin remembers of entries, and who works on them. */
const RECORD_UIDS = ['plugin::localization.version', 'plugin::translations.assignment'];

/**
 * Removes all synthetic entries, whatever was made of them since, with their components and what is remembered of their
 * languages. All or none are removed.
 * Call it under the seed lock.
 *
 * @returns how many entries there were, by type
 */
export async function unloadSamples({ strapi }: { strapi: Core.Strapi }): Promise<SampleCounts> {
  const model = contentModelOf(strapi);
  const tables = createTables({ strapi });
  const removed = Object.fromEntries(SAMPLE_TYPES.map((type) => [type, 0])) as SampleCounts;

  await strapi.db.transaction(async ({ trx }) => {
    for (const type of SAMPLE_TYPES.toReversed()) {
      const uid = sampleUid(type);
      const table = tables.tableOf(uid);
      const versions = () => trx(table).whereLike('document_id', `${sampleIdPrefix(type)}%`);
      const counted = (await versions().countDistinct('document_id as count')) as { count: string }[];
      removed[type] = Number(counted[0]?.count ?? 0);

      const attributes = model.types.get(type)?.attributes ?? {};
      await removeParts({ trx, model, tables, uid, attributes, owners: versions().select('id') });
      // PostgreSQL removes the rows that join them with others.
      await versions().delete();
      for (const recordUid of RECORD_UIDS) {
        const records = trx(tables.tableOf(recordUid)).where(tables.columnOf(recordUid, 'type'), uid);
        await records.whereLike(tables.columnOf(recordUid, 'entry'), `${sampleIdPrefix(type)}%`).delete();
      }
    }
    await refreshComputedFields({ strapi });
  });
  return removed;
}

interface RemovePartsOptions {
  trx: Knex;
  model: ContentModel;
  tables: Tables;
  uid: string;
  attributes: Attributes;
  /** Selects the ids of the rows whose parts go. */
  owners: Knex.QueryBuilder;
}

/** Removes what hangs on rows and knows no foreign key: the components in them, and their uses of media files. */
async function removeParts({ trx, model, tables, uid, attributes, owners }: RemovePartsOptions): Promise<void> {
  const media = tables.mediaTable();
  await trx(media.table).where(media.relatedType, uid).whereIn(media.relatedId, owners.clone()).delete();

  const fields = Object.entries(attributes).filter(([, { type }]) => type === 'component');
  for (const [field, attribute] of fields) {
    const { table, from, to } = tables.componentTableOf(uid, field);
    const parts = trx(table).where({ field }).whereIn(from, owners.clone()).select(to);
    const component = attribute.component ?? '';
    const inner = componentAttributes(model, attribute);
    await removeParts({ trx, model, tables, uid: component, attributes: inner, owners: parts });
    await trx(tables.tableOf(component)).whereIn('id', parts.clone()).delete();
  }
}

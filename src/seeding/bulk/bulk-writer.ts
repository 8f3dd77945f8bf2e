import type { Core } from '@strapi/strapi';
import { groupBy } from 'lodash';

import type { ContentModel, EntryType } from '../content-model';
import type { SeedFields } from '../reader/read-fields';

import { componentRows, mediaRows, relationLinks, setInverseOrder } from './link-rows';
import { createTableWriter } from './table-writer';
import { createTables } from './tables';
import { createTargetIds } from './target-ids';
import { createNode, toTimestamp, walkNodes, type VersionNode } from './version-nodes';

/** One language of an entry. Relations hold documentIds, media fields names of files. */
export interface BulkVersion {
  documentId: string;
  locale: string;
  fields: SeedFields;
}

interface BulkWriterOptions {
  strapi: Core.Strapi;
  model: ContentModel;
  findFileId: (name: string) => number;
}

/**
 * Inserts published entries in bulk: the rows Strapi itself would have written, without what the document service
 * does around each of them. It passes by the hub's rules, so it is for generated data alone.
 */
export function createBulkWriter({ strapi, model, findFileId }: BulkWriterOptions) {
  const tables = createTables({ strapi });
  const targets = createTargetIds({ strapi });

  return {
    /** Inserts the versions of entries of a type, all or none; what they refer to is in the database before. */
    async insert(type: EntryType, versions: readonly BulkVersion[]): Promise<void> {
      const now = toTimestamp(new Date());
      const nodes = versions.flatMap(({ documentId, locale, fields }) =>
        [false, true].map((isPublished): VersionNode => {
          const kind = { locale, isPublished };
          const node = createNode({ model, tables, uid: type.uid, attributes: type.attributes, fields, kind });
          const times = { created_at: now, updated_at: now, published_at: isPublished ? now : null };
          Object.assign(node.row, { document_id: documentId, locale, ...times });
          return node;
        })
      );
      const all = [...walkNodes(nodes)];
      await targets.load(all);

      await strapi.db.transaction(async ({ trx }) => {
        const writer = createTableWriter(trx);
        for (const [uid, ofType] of Object.entries(groupBy(all, ({ uid }) => uid))) {
          const table = tables.tableOf(uid);
          const ids = await writer.reserveIds(table, ofType.length);
          for (const [index, { row }] of ofType.entries()) row.id = ids[index] ?? 0;
          const rows = ofType.map(({ row }) => row);
          await writer.insert(table, rows);
        }

        const joins = all.flatMap((node) => [...componentRows(tables, node), ...mediaRows(tables, node, findFileId)]);
        for (const [table, ofTable] of Object.entries(groupBy(joins, ({ table }) => table))) {
          const rows = ofTable.map(({ row }) => row);
          await writer.insert(table, rows);
        }
        const links = all.flatMap((node) => [...relationLinks(tables, node, targets.find)]);
        for (const [table, ofTable] of Object.entries(groupBy(links, ({ link }) => link.table))) {
          await setInverseOrder(writer, ofTable);
          const rows = ofTable.map(({ row }) => row);
          await writer.insert(table, rows);
        }
      });
    },
  };
}

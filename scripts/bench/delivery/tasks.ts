import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Core } from '@strapi/strapi';

import { DEFAULT_LOCALE } from '../../../src/locales';
import { optionsOf } from '../../../src/plugins/delivery/server/config';
import { memoryOf } from '../../../src/plugins/delivery/server/services/memory';
import { sampleDocumentId, sampleUid } from '../../../src/seeding/samples/sample-entries';

/** One with relations to others. */
const WRITTEN_EVENT = 40;

/** An answer as it goes over the wire. */
export interface PlainAnswer {
  headers: [name: string, value: string][];
  /** In base64. */
  body: string;
}

/** As far as Strapi's metadata says where a type is kept. */
interface Metadata {
  tableName: string;
  attributes: Record<string, { joinTable?: { name: string; joinColumn?: { name: string } } }>;
}

/** What a hub under measurement can be told to do for the delivery. */
export function createDeliveryTasks({ strapi }: { strapi: Core.Strapi }) {
  const { connection } = strapi.db;

  return {
    /**
     * Copies events in SQL, with their links and components, each an hour later than the one before: writing as many through the
     * engine takes an hour. What only an editor sees, such as the records of translations, is not copied. Triggers, those of foreign keys
     * among them, do not run for the copies.
     *
     * @param times - how many there are of each afterwards
     * @returns how many events there are
     */
    async multiplyEvents({ times }: { times: number }): Promise<number> {
      const { tableName, attributes } = strapi.db.metadata.get(sampleUid('event')) as unknown as Metadata;
      // A copy's row id is its original's, moved: so its links are known without looking for it.
      const [last] = await connection(tableName).max({ id: 'id' });
      const offset = Number(last?.id) + 1;
      const moved = (column: string) => connection.raw('?? + number * ?', [column, offset]);
      const values = {
        id: moved('id'),
        document_id: connection.raw(`document_id || '-' || number`),
        slug: connection.raw(`slug || '-' || number`),
        starts_at: connection.raw(`starts_at + number * interval '1 hour'`),
        ends_at: connection.raw(`ends_at + number * interval '1 hour'`),
      };
      await copyRows({ table: tableName, values, times });
      await connection.raw('SELECT setval(pg_get_serial_sequence(?, ?), max(id)) FROM ??', [
        tableName,
        'id',
        tableName,
      ]);

      const links = Object.values(attributes).flatMap(({ joinTable }) => joinTable ?? []);
      const tables = new Map(links.map(({ name, joinColumn }) => [name, joinColumn?.name]));
      for (const [table, owner] of tables) {
        if (owner) await copyRows({ table, values: { [owner]: moved(owner) }, times });
      }
      const [counted] = await connection(tableName)
        .where({ locale: DEFAULT_LOCALE })
        .whereNotNull('published_at')
        .count({ count: '*' });
      return Number(counted?.count);
    },

    /** Takes from a copy of the hub's database what the delivery plugin has put into it. */
    async removeTriggersAndIndexes(): Promise<void> {
      await connection.raw('DROP SCHEMA IF EXISTS delivery CASCADE');
      const { rows } = await connection.raw<{ rows: { name: string }[] }>(
        `SELECT indexname AS name FROM pg_indexes WHERE schemaname = current_schema() AND indexname LIKE 'delivery\\_%'`
      );
      for (const { name } of rows) await connection.raw('DROP INDEX ??', [name]);
    },

    /** Does what PostgreSQL does by itself in the hours that such a number of entries takes to come about. */
    async settle(): Promise<void> {
      await connection.raw('VACUUM ANALYZE');
    },

    /**
     * Serves one answer with nothing but Node's HTTP server, and confirms it to who has it.
     *
     * @returns the address
     */
    async servePlain({ headers, body }: PlainAnswer): Promise<string> {
      const bytes = Buffer.from(body, 'base64');
      const etag = headers.find(([name]) => name.toLowerCase() === 'etag')?.[1];
      const confirming = headers.filter(([name]) => !/^content-(?:length|encoding|type)$/i.test(name));
      const server = createServer((request, response) => {
        const isKnown = request.headers['if-none-match'] === etag;
        response.writeHead(isKnown ? 304 : 200, (isKnown ? confirming : headers).flat());
        response.end(isKnown ? undefined : bytes);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },

    /** Writes an event in its source language, as an editor does. @returns how long that took */
    async write({
      kind,
      round,
    }: {
      kind: 'create' | 'save' | 'publish';
      round: number;
    }): Promise<{ durationMs: number }> {
      const documents = strapi.documents('api::event.event');
      const entry = { documentId: sampleDocumentId('event', WRITTEN_EVENT), locale: DEFAULT_LOCALE };
      const summary = `Written ${kind} ${round}`;
      const data = { title: summary, slug: `written-${round}`, summary, startsAt: '2030-01-01T10:00:00.000Z' };
      if (kind === 'publish') await documents.update({ ...entry, data: { summary } as never });
      const startedAt = performance.now();
      if (kind === 'create') await documents.create({ locale: DEFAULT_LOCALE, data: data as never });
      else if (kind === 'save') await documents.update({ ...entry, data: { summary } as never });
      else await documents.publish(entry);
      return { durationMs: performance.now() - startedAt };
    },

    /** @returns what the delivery plugin keeps, and what the whole process takes, now and at its peak, in bytes */
    memoryUse() {
      const { memoryMb } = optionsOf(strapi);
      return Promise.resolve({
        ...memoryOf(strapi).counts(),
        maxBytes: memoryMb * 2 ** 20,
        residentBytes: process.memoryUsage.rss(),
        /** `maxRSS` is in kibibytes. */
        peakBytes: process.resourceUsage().maxRSS * 1024,
      });
    },

    /** @returns the processor time this process has taken until now, in milliseconds */
    processorTime(): Promise<number> {
      const { user, system } = process.cpuUsage();
      return Promise.resolve((user + system) / 1000);
    },
  };

  /** Inserts further copies of all rows of a table. */
  async function copyRows({
    table,
    values,
    times,
  }: {
    table: string;
    /** What a copy has in place of its original's, by column. */
    values: Record<string, unknown>;
    times: number;
  }): Promise<void> {
    const columns = Object.keys(await connection(table).columnInfo()).filter((name) => name !== 'id' || name in values);
    const selected = columns.map((column) => values[column] ?? connection.ref(column));
    await connection.transaction(async (trx) => {
      await trx.raw('SET LOCAL session_replication_role = replica');
      await trx.raw(
        `INSERT INTO ?? (${columns.map(() => '??').join(', ')})
         SELECT ${columns.map(() => '?').join(', ')} FROM ??, generate_series(1, ?) AS number`,
        [table, ...columns, ...(selected as never[]), table, times - 1]
      );
    });
  }
}

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Core } from '@strapi/strapi';

import { DEFAULT_LOCALE } from '../../../src/locales';
import { optionsOf } from '../../../src/plugins/delivery/server/config';
import { memoryOf } from '../../../src/plugins/delivery/server/services/memory';
import { sampleDocumentId } from '../../../src/seeding/samples/sample-entries';

import { multiplyEvents } from './multiply-events';
import { pageByView, pageInQueries, type EntryPage } from './page-in-queries';

/** One with relations to others. */
const WRITTEN_EVENT = 40;

/** An answer as it goes over the wire. */
export interface PlainAnswer {
  headers: [name: string, value: string][];
  /** In base64. */
  body: string;
}

/** What a hub under measurement can be told to do for the delivery. */
export function createDeliveryTasks({ strapi }: { strapi: Core.Strapi }) {
  const { connection } = strapi.db;
  let plain: Server | undefined;

  return {
    /** @returns the addresses to ask for, one after the other, for all that an entry's page shows */
    addressesOf: ({ page, by }: { page: EntryPage; by: 'view' | 'queries' }): Promise<string[]> =>
      Promise.resolve(by === 'view' ? [pageByView({ strapi }, page)] : pageInQueries({ strapi }, page)),

    multiplyEvents: ({ times }: { times: number }): Promise<number> => multiplyEvents({ strapi, times }),

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
      plain = createServer((request, response) => {
        const isKnown = request.headers['if-none-match'] === etag;
        response.writeHead(isKnown ? 304 : 200, (isKnown ? confirming : headers).flat());
        response.end(isKnown ? undefined : bytes);
      });
      plain.listen(0, '127.0.0.1');
      await once(plain, 'listening');
      return `http://127.0.0.1:${(plain.address() as AddressInfo).port}`;
    },

    /** Ends what serves it. */
    async stopPlain(): Promise<void> {
      plain?.closeAllConnections();
      plain?.close();
      if (plain) await once(plain, 'close');
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
}

import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { AddressInfo, Server } from 'node:net';
import path from 'node:path';

import type { Core } from '@strapi/strapi';

import { DEFAULT_LOCALE, LOCALES } from '../../src/locales';
import type { ExportsService } from '../../src/plugins/translations/server/services/exports';
import type { ImportsService } from '../../src/plugins/translations/server/services/imports';
import type { MemoryService } from '../../src/plugins/translations/server/services/memory';
import { loadSampleData, seed } from '../../src/seeding';
import { SAMPLE_TYPES, sampleDocumentId, sampleUid } from '../../src/seeding/samples/sample-entries';

import { createDeskTasks } from './board/desk-tasks';
import { createDeliveryTasks } from './delivery/tasks';

/** What a hub under measurement can be told to do. */
export type Tasks = ReturnType<typeof createTasks>;
export type TaskName = keyof Tasks;

/** The types whose entries are published. */
const UIDS = { event: 'api::event.event', city: 'api::city.city' } as const;

interface Duration {
  durationMs: number;
}

const SOURCE_LANGUAGES = LOCALES.filter(({ code }) => code === DEFAULT_LOCALE).map(({ code, script }) => ({
  locale: code,
  script,
}));

interface Exchanged extends Duration {
  /** The most memory the process ever had. */
  peakBytes: number;
}

/** `maxRSS` is in kibibytes: https://nodejs.org/api/process.html#processresourceusage */
const peakBytes = (): number => process.resourceUsage().maxRSS * 1024;

export function createTasks({ strapi }: { strapi: Core.Strapi }) {
  const { connection } = strapi.db;
  let statementCount = 0;
  connection.on('query', () => {
    statementCount += 1;
  });

  return {
    /** Writes what synthetic entries refer to: regions, countries, topics and a picture. */
    async prepare(): Promise<void> {
      const write = (uid: 'api::region.region' | 'api::country.country' | 'api::topic.topic', data: object) =>
        strapi.documents(uid).create({ locale: DEFAULT_LOCALE, status: 'published', data: data as never });
      const region = await write('api::region.region', { name: 'Bench Region', slug: 'bench-region' });
      for (const isoCode of ['AL', 'MK', 'RS']) {
        await write('api::country.country', {
          name: `Bench ${isoCode}`,
          slug: `bench-${isoCode.toLowerCase()}`,
          isoCode,
          region: region.documentId,
        });
      }
      for (const number of [1, 2, 3]) {
        await write('api::topic.topic', { name: `Bench Topic ${number}`, slug: `bench-topic-${number}` });
      }
      const picture = {
        name: 'bench.svg',
        hash: 'bench',
        ext: '.svg',
        mime: 'image/svg+xml',
        size: 1,
        provider: 'local',
      };
      await strapi.db.query('plugin::upload.file').create({ data: { ...picture, url: '/uploads/bench.svg' } });
    },

    /** Writes the content of database/seeds. */
    async seed(): Promise<void> {
      await seed({ strapi });
    },

    /** Adds synthetic entries in the source language, as many as are missing up to a number of events. @returns how many entries there are */
    async load({ eventCount }: { eventCount: number }): Promise<number> {
      await loadSampleData({ strapi, eventCount, languages: SOURCE_LANGUAGES });
      return countEntries({ strapi, locale: DEFAULT_LOCALE });
    },

    /** Takes a TMX file into the translation memory. @returns how many segments are new to it */
    async fillMemory({ file }: { file: string }): Promise<Duration & { segments: number }> {
      const memory = strapi.plugin('translations').service<MemoryService>('memory');
      let segments = 0;
      const { durationMs } = await timed(async () => {
        const { added } = await memory.import({ name: path.basename(file), open: () => createReadStream(file) });
        segments = added;
      });
      await strapi.db.connection.raw('ANALYZE');
      return { durationMs, segments };
    },

    /** Writes what is to be translated into a language. @returns the number of entries */
    async exportFile({ locale, file }: { locale: string; file: string }): Promise<Exchanged & { entries: number }> {
      const exports = strapi.plugin('translations').service<ExportsService>('exports');
      let entries = 0;
      const { durationMs } = await timed(async () => {
        const { file: content, written } = await exports.create({ version: '1.2', locale, onlyWork: true });
        await writeFile(file, content);
        entries = written();
      });
      return { durationMs, entries, peakBytes: peakBytes() };
    },

    /** Takes over a file. @returns the number of units that were written */
    async importFile({ file }: { file: string }): Promise<Exchanged & { units: number }> {
      const imports = strapi.plugin('translations').service<ImportsService>('imports');
      let units = 0;
      const { durationMs } = await timed(async () => {
        const { counts, isWritten } = await imports.run({ open: () => createReadStream(file) });
        units = isWritten ? counts.new : 0;
      });
      return { durationMs, units, peakBytes: peakBytes() };
    },

    /** Waits until every entry has its versions. @returns how many entries got theirs in a language meanwhile, and how long that took */
    async backfill({ locale }: { locale: string }): Promise<Duration & { entryCount: number }> {
      const before = await countEntries({ strapi, locale });
      const { durationMs } = await timed(() => strapi.plugin('localization').service('backfill').run());
      return { durationMs, entryCount: (await countEntries({ strapi, locale })) - before };
    },

    /**
     * Changes the source text of a synthetic entry, and publishes it; only publishing is measured.
     *
     * @returns also in how many languages readers then get the new text
     */
    async publish({ type, number, round }: { type: keyof typeof UIDS; number: number; round: number }) {
      const uid = UIDS[type];
      const documents = strapi.documents(uid);
      const entry = { documentId: sampleDocumentId(type, number), locale: DEFAULT_LOCALE };
      const draft = await documents.findOne({ ...entry, status: 'draft' });
      if (!draft) throw new Error(`there is no ${uid} ${entry.documentId}`);

      const [first, ...rest] = draft.body ?? [];
      const news = { type: 'paragraph', children: [{ type: 'text', text: `News of round ${round}.` }] };
      const data = { summary: `The summary of round ${round}.`, body: [first, news, ...rest.slice(1)] as never };
      await documents.update({ ...entry, data });

      statementCount = 0;
      const { durationMs } = await timed(() => documents.publish(entry));
      const publishing = { durationMs, statementCount };
      const { documentId } = entry;
      const where = { documentId, summary: data.summary, publishedAt: { $notNull: true } };
      return { ...publishing, languageCount: await strapi.db.query(uid).count({ where }) };
    },

    /** Serves HTTP. @returns the address */
    async listen(): Promise<string> {
      const { server } = strapi;
      if (server.httpServer.listening) return addressOf(server.httpServer);
      server.mount();
      await new Promise<void>((resolve) => server.httpServer.listen(0, '127.0.0.1', resolve));
      return addressOf(server.httpServer);
    },

    /** See translators-desk.ts. */
    ...createDeskTasks({ strapi }),

    /** See delivery/tasks.ts. */
    ...createDeliveryTasks({ strapi }),

    /** Asks this hub over HTTP, and waits for the last byte. */
    async ask({ url, authorization }: { url: string; authorization: string }) {
      statementCount = 0;
      const { durationMs } = await timed(async () => {
        const response = await fetch(url, { headers: { authorization } });
        const text = await response.text();
        if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text}`);
      });
      return { durationMs, statementCount };
    },
  };
}

const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** Counts the synthetic entries that have a published version in a language. */
async function countEntries({ strapi, locale }: { strapi: Core.Strapi; locale: string }): Promise<number> {
  const counts = SAMPLE_TYPES.map((type) =>
    strapi.db.query(sampleUid(type)).count({ where: { locale, publishedAt: { $notNull: true } } })
  );
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

async function timed(work: () => Promise<unknown>): Promise<Duration> {
  const startedAt = performance.now();
  await work();
  return { durationMs: performance.now() - startedAt };
}

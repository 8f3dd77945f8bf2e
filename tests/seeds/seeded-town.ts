import type { MemoryService } from '../../src/plugins/translations/server/services/memory';
import { seed } from '../../src/seeding';
import type { Hub } from '../support/hub';
import { createSeedFolder, type SeedFolder } from '../support/seed-folder';

/** A folder of seeds with one city in two languages, its country and its topic, and a hub to bring it to. */
export interface SeededTown {
  seeds: SeedFolder;
  run(options?: { isDryRun?: boolean }): ReturnType<typeof seed>;
  /** Seeds, and says what that did with an entry, by language. */
  changesOf(id: string): Promise<Record<string, string>>;
  /** All rows of a type's versions, in a fixed order. */
  versionsOf(type: string): Promise<Record<string, unknown>[]>;
  readCity(locale: string, status: 'draft' | 'published'): Promise<{ documentId: string } | null>;
  /** The SQL statements that change rows while something runs. */
  writesDuring(work: () => Promise<unknown>): Promise<string[]>;
  /** Back to an empty hub, with no memory of what was seeded. */
  remove(): Promise<void>;
}

export const drawing = (title: string, width = 4) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="3"><title>${title}</title></svg>`;

/** Data for the document service, whose types know no field of this hub. */
export const named = (name: string, slug?: string) => ({ name, slug }) as { name: string; slug: string };

export function createSeededTown({ strapi }: Hub): SeededTown {
  const seeds = createSeedFolder();
  seeds.write('media/coast.svg', drawing('A coast'));
  seeds.write('country/albania/en.md', 'name: Albania', 'slug: albania', 'isoCode: AL');
  seeds.write('country/albania/sq.md', 'name: Shqipëri', 'slug: shqiperi');
  seeds.write('topic/risk/en.md', 'name: Risk', 'slug: risk');
  seeds.write('topic/risk/sq.md', 'name: Rreziku', 'slug: rreziku');
  const entry = ['country: albania', 'topics: [risk]', 'population: 100', 'populationYear: 2020'];
  const english = ['leader: { name: Jane Doe, role: Mayor }', 'cover: { image: coast.svg, alt: A coast }'];
  seeds.write('city/durres/en.md', 'name: Durrës', 'slug: durres', ...entry, ...english, '', 'A port.');
  const albanian = ['leader: { role: Kryetare }', 'cover: { alt: Një bregdet }'];
  seeds.write('city/durres/sq.md', 'name: Durrësi', 'slug: durresi', ...albanian, '', 'Një port.');

  const run = (options: { isDryRun?: boolean } = {}) => seed({ strapi, dir: seeds.dir, ...options });
  return {
    seeds,
    run,
    async changesOf(id) {
      const { entries } = await run();
      return Object.fromEntries(entries.find((plan) => plan.id === id)?.changes ?? []);
    },
    versionsOf: (type) =>
      strapi.db.query(`api::${type}.${type}`).findMany({
        orderBy: [{ documentId: 'asc' }, { locale: 'asc' }, { publishedAt: 'asc' }],
      }),
    readCity: (locale, status) =>
      strapi.documents('api::city.city').findFirst({
        locale,
        status,
        populate: { country: true, topics: true, leader: true, cover: { populate: ['image'] } },
      }),
    async writesDuring(work) {
      // The translation memory learns in the background what was seeded before.
      await strapi.plugin('translations').service<MemoryService>('memory').settled();
      // And the calendar's job is due each minute.
      strapi.cron.stop();
      const writes: string[] = [];
      const listener = ({ sql }: { sql: string }) => {
        if (/^\s*(insert|update|delete|with .*update)/is.test(sql)) writes.push(sql);
      };
      strapi.db.connection.on('query', listener);
      try {
        await work();
      } finally {
        strapi.db.connection.removeListener('query', listener);
        strapi.cron.start();
      }
      return writes;
    },
    async remove() {
      seeds.remove();
      for (const type of ['city', 'country', 'topic', 'grant', 'partner']) {
        await strapi.db.query(`api::${type}.${type}`).deleteMany({});
      }
      await strapi.db.query('plugin::upload.file').deleteMany({});
      await strapi.db.query('strapi::core-store').deleteMany({ where: { key: { $startsWith: 'core_seeding_' } } });
    },
  };
}

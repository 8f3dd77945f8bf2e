import { LOCALE_CODES } from '../../src/locales';
import { seed, seedOnce } from '../../src/seeding';
import { startHub, type Hub } from '../support/hub';

import { createSeededTown, named, type SeededTown } from './seeded-town';

/** The rows of one published entry, which is in all languages. */
const DRAFTS_AND_PUBLISHED = 2 * LOCALE_CODES.length;

const inAllLanguages = (map: (locale: string) => string) => LOCALE_CODES.toSorted().map(map);

let hub: Hub;
let town: SeededTown;

beforeAll(async () => {
  hub = await startHub('empty');
});
afterAll(() => hub.stop());

beforeEach(() => {
  town = createSeededTown(hub);
});
afterEach(() => town.remove());

describe('a run that cannot be done', () => {
  it('only says what it would do, as a dry run', async () => {
    const writes = await town.writesDuring(async () => {
      const { entries, media } = await town.run({ isDryRun: true });
      expect(entries.map(({ id }) => id)).toEqual(['country/albania', 'topic/risk', 'city/durres']);
      expect(media).toMatchObject([{ name: 'coast.svg', change: 'create' }]);
    });
    expect(writes).toEqual([]);
  });

  it('writes nothing at all where a file has a fault', async () => {
    town.seeds.write('topic/youth/en.md', 'name: Youth', 'slug: youth', 'colour: red');
    const writes = await town.writesDuring(() =>
      expect(town.run()).rejects.toThrow(/topic\/youth\/en\.md:4: unknown field "colour"/)
    );
    expect(writes).toEqual([]);
  });

  it('names the entry that the hub refuses, leaves none of it behind, and goes on from there', async () => {
    const topics = hub.strapi.documents('api::topic.topic');
    const { documentId } = await topics.create({ locale: 'en', data: named('X', 'x') });
    await topics.update({ documentId, locale: 'sq', data: named('X', 'rreziku') });
    await expect(town.run()).rejects.toThrow(/^topic\/risk: slug "rreziku" is taken/);
    const slugs = (await town.versionsOf('topic')).map(({ locale, slug }) => `${String(locale)} ${String(slug)}`);
    expect(slugs).toEqual(inAllLanguages((locale) => `${locale} ${locale === 'sq' ? 'rreziku' : 'x'}`));

    await topics.delete({ documentId, locale: '*' });
    expect(await town.changesOf('country/albania')).toEqual({ en: 'unchanged', sq: 'unchanged' });
    expect(await town.readCity('sq', 'published')).toMatchObject({ topics: [{ slug: 'rreziku' }] });
  });
});

describe('several runs', () => {
  it('wait for each other, and the second finds all done', async () => {
    let waits = 0;
    const options = { strapi: hub.strapi, dir: town.seeds.dir, onWait: () => (waits += 1) };
    const plans = await Promise.all([seed(options), seed(options)]);
    expect(waits).toBe(1);
    expect(plans.map(({ entries }) => entries.every(({ documentId }) => documentId !== undefined)).sort()).toEqual([
      false,
      true,
    ]);
    expect(await town.versionsOf('city')).toHaveLength(DRAFTS_AND_PUBLISHED);
  });
});

describe('seeding once', () => {
  const once = () => seedOnce({ strapi: hub.strapi, dir: town.seeds.dir });

  it('fills an empty hub and never comes back to what was deleted', async () => {
    expect(await once()).toBe('seeded');
    await hub.strapi.db.query('api::city.city').deleteMany({});
    town.seeds.write('topic/youth/en.md', 'name: Youth', 'slug: youth');
    expect(await once()).toBe('already seeded');
    expect(await town.versionsOf('city')).toEqual([]);
    expect(await town.versionsOf('topic')).toHaveLength(DRAFTS_AND_PUBLISHED);
  });

  it('leaves a hub alone that has content of its own', async () => {
    await hub.strapi.documents('api::topic.topic').create({ locale: 'en', data: named('X', 'x') });
    expect(await once()).toBe('already seeded');
    expect(await town.versionsOf('topic')).toHaveLength(LOCALE_CODES.length);
  });

  it('completes a run that was stopped', async () => {
    town.seeds.write('topic/youth/en.md', 'name: Youth', 'slug: risk2');
    await expect(once()).rejects.toThrow(/slug must be "youth"/);
    town.seeds.delete('topic/youth');
    town.seeds.delete('city');
    await town.run();
    await hub.strapi.db.query('strapi::core-store').deleteMany({ where: { key: 'core_seeding_finished' } });
    town.seeds.write('topic/youth/en.md', 'name: Youth', 'slug: youth');
    expect(await once()).toBe('seeded');
    expect((await town.versionsOf('topic')).map(({ slug }) => slug as string)).toContain('youth');
  });

  it('is done once by hubs that start together', async () => {
    expect((await Promise.all([once(), once()])).sort()).toEqual(['already seeded', 'seeded']);
    expect(await town.versionsOf('city')).toHaveLength(DRAFTS_AND_PUBLISHED);
  });
});

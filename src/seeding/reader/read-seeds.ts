import path from 'node:path';

import type { ContentModel } from '../content-model';

import { orderByDependency } from './dependency-order';
import { SeedFaultsError, type Fault } from './faults';
import { listSeedFiles, MEDIA_FOLDER } from './list-seed-files';
import { readEntry, type Seed } from './read-entry';
import { findReferences, referenceId } from './relations';

export interface SeedContent {
  /** Each after the entries it refers to. */
  seeds: Seed[];
  /** Paths of the media files, by name. */
  media: Map<string, string>;
}

export interface ReadSeedsOptions {
  /** The folder of seeds. */
  dir: string;
  model: ContentModel;
  locales: readonly string[];
  /** The language that every entry has and whose file holds what belongs to the entry. */
  sourceLocale: string;
  /** The locales whose text the hub writes where their files leave it out, such as another script of a language. */
  derivedLocales?: readonly string[];
  /** Whether every entry must have every text in every other locale. */
  mustBeComplete?: boolean;
}

/**
 * Reads a folder of seeds; database/seeds/README.md describes the format.
 *
 * @throws SeedFaultsError with every fault of every file
 */
export async function readSeeds(options: ReadSeedsOptions): Promise<SeedContent> {
  const { dir, model, derivedLocales = [], mustBeComplete = false } = options;
  const faults: Fault[] = [];
  const report = (fault: Fault) => faults.push(fault);

  const { entries, media } = await listSeedFiles({ ...options, report });
  const known = new Set(entries.map(({ type, key }) => referenceId({ uid: type.uid, key })));
  const hasEntry = (uid: string, key: string) => known.has(referenceId({ uid, key }));
  const hasMedia = (name: string) => media.has(name);

  const seeds: Seed[] = [];
  for (const entry of entries) {
    seeds.push(await readEntry(entry, { ...options, derivedLocales, mustBeComplete, hasEntry, hasMedia, report }));
  }
  reportSharedSlugs(seeds, report);

  const { ordered, circles } = orderByDependency(
    new Map(seeds.map((seed) => [referenceId({ uid: seed.type.uid, key: seed.key }), seed])),
    (seed) => findReferences(model, seed).map(referenceId)
  );
  for (const circle of circles) {
    const folders = circle.map((id) => id.slice(id.indexOf('.') + 1));
    report({
      file: `${folders[0]}/${options.sourceLocale}.md`,
      line: 1,
      reason: `is in a circle: ${folders.join(' → ')}`,
    });
  }

  if (faults.length > 0) throw new SeedFaultsError(faults);
  return { seeds: ordered, media: new Map([...media].map((name) => [name, path.join(dir, MEDIA_FOLDER, name)])) };
}

/** A slug is an entry's address in its language, so no two entries of a type may share one there. */
function reportSharedSlugs(seeds: readonly Seed[], report: (fault: Fault) => void): void {
  const owners = new Map<string, string>();
  for (const { type, key, versions } of seeds) {
    for (const [locale, { slug }] of versions) {
      if (typeof slug !== 'string') continue;
      const file = `${type.name}/${key}/${locale}.md`;
      const address = `${type.name} ${locale} ${slug}`;
      const owner = owners.get(address);
      if (owner !== undefined) report({ file, line: 1, reason: `slug "${slug}" is also that of ${owner}` });
      else owners.set(address, file);
    }
  }
}

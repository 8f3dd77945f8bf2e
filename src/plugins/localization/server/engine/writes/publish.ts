import { moveOwnTexts } from '../../domain/own-texts';
import { holderOf } from '../../domain/parts';
import { draftOrigins, publishedOrigins, samePlaces } from '../../domain/published-parts';
import { mapVersions } from '../../domain/version-record';
import type { Change, Settling } from '../change';
import { readEntry, readVersionsOf, type Entry } from '../entry';
import type { Keeper } from '../keeper';
import { settle } from '../settle';
import { tellStrapi } from '../tell-strapi';
import { validateVersions } from '../validate-versions';

import { draftPaths } from './components';
import {
  allLocales,
  checkMayPublish,
  checkNotWithheld,
  findPublished,
  openLocales,
  readWritten,
  type Handling,
  type Results,
} from './write';

export async function publish({ write, next, ...settling }: Handling): Promise<unknown> {
  const { keeper } = settling;
  const before = await readWritten(settling, write);
  if (!before) return next();
  const { documentId } = before;
  const { sourceLocale } = before.record;
  const locales = allLocales(keeper, write, openLocales(keeper, before));
  const isSourceMeant = locales.includes(sourceLocale);
  const others = locales.filter((locale) => locale !== sourceLocale);
  if (!isSourceMeant) checkMayPublish(before, others);
  checkNotWithheld(before, others);

  const entries: unknown[] = [];
  if (isSourceMeant) {
    write.params.locale = sourceLocale;
    entries.push(...((await next()) as Results).entries);
    const versions = await readVersionsOf(settling, documentId);
    await settle({ ...settling, changes: [publishSource(keeper, { ...before, versions, before })] });
  }
  if (others.length > 0) {
    await publishVersions(settling, documentId, others);
    for (const locale of others) entries.push(await findPublished(settling, write, locale));
  }
  return { documentId, entries } satisfies Results;
}

/** A change whose source was published: own texts that were published before follow the components. */
export function publishSource(keeper: Keeper, change: Change): Change {
  const { record, versions } = change;
  const paths = draftPaths(keeper, versions, record.sourceLocale);
  const origins = publishedOrigins(record.publishedParts, paths);
  const moved = mapVersions(record, (version) => ({
    ...version,
    publishedTexts: { ...moveOwnTexts(version.publishedTexts, origins), ...version.pendingTexts },
    pendingTexts: {},
  }));
  return {
    ...change,
    record: { ...moved, publishedParts: samePlaces(paths) },
    publishedOrigins: origins,
    isPublishedTouched: true,
    isSourcePublished: true,
  };
}

/** Publishes own texts of versions that are not the source's. */
export async function publishVersions(
  settling: Settling,
  documentId: string,
  locales: readonly string[]
): Promise<void> {
  const before = (await readEntry({ ...settling, documentId })) as Entry;
  const { shapeOfPart } = settling.keeper.tables;
  await validateVersions(settling, before, locales);
  const origins = draftOrigins(before.record.publishedParts);
  const { slug } = shapeOfPart({ uid: settling.type }, true);
  const publishedDrafts = new Set(origins.values());
  const isUnpublished = (path: string): boolean => !publishedDrafts.has(holderOf(path));
  const record = mapVersions(before.record, (version) => {
    if (!locales.includes(version.locale)) return version;
    const { publishedTexts } = version;
    const kept = Object.entries(publishedTexts).filter(
      // A slug nobody wrote stays as published; so does what is in components that the draft has no more.
      ([path]) => path === slug?.name || origins.get(holderOf(path)) === undefined
    );
    return {
      ...version,
      publishedTexts: { ...Object.fromEntries(kept), ...moveOwnTexts(version.draftTexts, origins) },
      pendingTexts: Object.fromEntries(Object.entries(version.draftTexts).filter(([path]) => isUnpublished(path))),
    };
  });
  await settle({ ...settling, changes: [{ ...before, record, before, isPublishedTouched: true, settled: locales }] });
  await tellStrapi(settling, before, 'entry.publish', locales);
}

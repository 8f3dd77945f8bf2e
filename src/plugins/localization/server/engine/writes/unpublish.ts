import { mapVersions, type EntryRecord } from '../../domain/version-record';
import type { Settling } from '../change';
import { findVersion, readVersionsOf, type Entry } from '../entry';
import { settle } from '../settle';
import { tellStrapi } from '../tell-strapi';

import { allLocales, findPublished, readWritten, type Handling, type Results } from './write';

export async function unpublish({ write, next, ...settling }: Handling): Promise<unknown> {
  const { keeper } = settling;
  const before = await readWritten(settling, write);
  if (!before) return next();
  const { documentId, record } = before;
  const locales = allLocales(keeper, write, keeper.localeCodes);
  if (locales.includes(record.sourceLocale)) {
    const others = locales.filter((locale) => locale !== record.sourceLocale);
    write.params.locale = '*';
    const result = await next();
    const versions = await readVersionsOf(settling, documentId);
    await settle({
      ...settling,
      changes: [
        { ...before, versions, record: keepAddress(settling, before, takeBack(settling, before, others)), before },
      ],
    });
    return result;
  }
  const entries: unknown[] = [];
  for (const locale of locales) entries.push(await findPublished(settling, write, locale));
  await settle({
    ...settling,
    changes: [{ ...before, record: takeBack(settling, before, locales), before, isPublishedTouched: true }],
  });
  await tellStrapi(settling, before, 'entry.unpublish', locales);
  return { documentId, entries: entries.filter(Boolean) } satisfies Results;
}

/** Remembers the address of the source that readers knew: another language may be the source when the entry is published again. */
function keepAddress({ keeper, type }: Settling, { versions }: Entry, record: EntryRecord): EntryRecord {
  const { sourceLocale } = record;
  const { slug } = keeper.tables.shapeOfPart({ uid: type }, true);
  const known = findVersion(versions, { locale: sourceLocale, isPublished: true })?.slug;
  if (!slug || !known) return record;
  return mapVersions(record, (version) =>
    version.locale === sourceLocale
      ? { ...version, publishedTexts: { [slug.name]: { text: known, segments: [] } } }
      : version
  );
}

/** Takes back what was published of versions' own. Their addresses stay. */
export function takeBack({ keeper, type }: Settling, { record }: Entry, locales: readonly string[]): EntryRecord {
  const { slug } = keeper.tables.shapeOfPart({ uid: type }, true);
  return mapVersions(record, (version) => {
    if (!locales.includes(version.locale)) return version;
    const address = slug && version.publishedTexts[slug.name];
    return { ...version, publishedTexts: slug && address ? { [slug.name]: address } : {}, pendingTexts: {} };
  });
}

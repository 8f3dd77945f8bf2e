import { alignParts, moveWithParts, type PartOrigins } from '../../domain/align';
import { writeTexts, type OwnText } from '../../domain/own-texts';
import { textsOf } from '../../domain/parts';
import { mapVersions, type EntryRecord } from '../../domain/version-record';
import type { StoredVersion } from '../../store/read-versions';
import type { Change } from '../change';
import { draftLayer, draftTexts, findVersion, readVersionsOf, type Entry } from '../entry';
import type { Keeper } from '../keeper';
import { settle } from '../settle';

import { moveRecord } from './components';
import { publishSource, publishVersions } from './publish';
import {
  checkMayPublish,
  checkNotWithheld,
  findPublished,
  isPublishing,
  oneLocale,
  readWritten,
  type Handling,
} from './write';

export async function update({ write, next, ...settling }: Handling): Promise<unknown> {
  const { keeper } = settling;
  const before = await readWritten(settling, write);
  if (!before) return next();
  const locale = oneLocale(keeper, write);
  const isSource = locale === before.record.sourceLocale;
  const isPublished = isPublishing(write);
  if (!isSource && isPublished) {
    checkMayPublish(before, [locale]);
    checkNotWithheld(before, [locale]);
    // Strapi would publish the row as it is, with what is not this version's to publish.
    write.params.status = undefined;
  }
  const result = await next();
  const versions = await readVersionsOf(settling, before.documentId);
  const origins = movesOf(keeper, before, versions, locale);
  const moved = moveRecord(before.record, origins);
  const written = isSource ? moved : writeRecord({ keeper, before, versions, moved, origins, locale });
  const change: Change = { ...before, versions, record: written, before, draftTruth: locale, draftOrigins: origins };
  const changes = [isSource && isPublished ? publishSource(keeper, change) : change];
  await settle({ ...settling, changes });
  if (isSource || !isPublished) return result;
  await publishVersions(settling, before.documentId, [locale]);
  return findPublished(settling, write, locale);
}

/** Where the components of the version that was written were before. */
function movesOf({ tables }: Keeper, before: Entry, versions: readonly StoredVersion[], locale: string): PartOrigins {
  const kind = { locale, isPublished: false };
  const now = findVersion(versions, kind);
  return now
    ? alignParts({ before: findVersion(before.versions, kind), now, shapeOfPart: tables.shapeOfPart })
    : new Map();
}

/** What a person wrote into a version is its own. */
function writeRecord({
  keeper: { tables, deriver },
  before,
  versions,
  moved,
  origins,
  locale,
}: {
  keeper: Keeper;
  before: Entry;
  versions: readonly StoredVersion[];
  moved: EntryRecord;
  origins: PartOrigins;
  locale: string;
}): EntryRecord {
  const kind = { locale, isPublished: false };
  const former = findVersion(before.versions, kind);
  const now = findVersion(versions, kind) as StoredVersion;
  const source = draftTexts(tables.shapeOfPart, before);
  const shown = deriver.show(draftLayer(before, source), locale);
  const { slug } = tables.shapeOfPart({ uid: now.uid }, true);

  return mapVersions(moved, (version) => {
    if (version.locale !== locale) return version;
    const written: Record<string, OwnText> = {
      ...writeTexts({
        locale,
        before: moveWithParts(shown, origins),
        now: textsOf(now, tables.shapeOfPart),
        source: moveWithParts(source, origins),
        own: version.draftTexts,
      }),
    };
    if (slug && now.slug !== former?.slug) {
      if (now.slug) written[slug.name] = { text: now.slug, segments: [] };
      else delete written[slug.name];
    }
    return { ...version, draftTexts: written };
  });
}

import { errors } from '@strapi/utils';

import { moveOwnTexts } from '../../domain/own-texts';
import { draftOrigins, publishedOrigins, samePlaces } from '../../domain/published-parts';
import { mapVersions } from '../../domain/version-record';
import { handLinksOver, putLinksBack, readLinksOfOthers, readWaitingLinks, twoWayEnds } from '../../store/kept-links';
import { mirrorLinks } from '../../store/mirror';
import type { Change, Settling } from '../change';
import { findVersion, readVersionsOf } from '../entry';
import { linkDraft } from '../published-targets';
import { settle } from '../settle';
import { tellStrapi } from '../tell-strapi';

import { draftPaths, moveRecord } from './components';
import { allLocales, findVersionRow, openLocales, readWritten, type Handling, type Results } from './write';

export async function discardDraft({ write, next, ...settling }: Handling): Promise<unknown> {
  const { keeper } = settling;
  const before = await readWritten(settling, write);
  if (!before) return next();
  const { documentId } = before;
  const { sourceLocale } = before.record;
  const locales = allLocales(keeper, write, openLocales(keeper, before));
  for (const locale of locales) {
    if (findVersion(before.versions, { locale, isPublished: true })) continue;
    throw new errors.ValidationError(`locale: nothing is published in ${locale} that its draft could go back to`, {
      parameter: 'locale',
    });
  }

  const entries: unknown[] = [];
  let change: Change = { ...before, before, draftTruth: sourceLocale };
  if (locales.includes(sourceLocale)) {
    const { trx, type } = settling;
    const draft = findVersion(before.versions, { locale: sourceLocale, isPublished: false });
    const waiting = draft ? await readWaitingLinks({ trx, tables: keeper.tables, type, id: draft.id }) : [];
    const ofOthers = draft ? await readLinksOfOthers({ trx, tables: keeper.tables, type, id: draft.id }) : [];
    write.params.locale = sourceLocale;
    entries.push(...((await next()) as Results).entries);
    change = await discardSource(settling, change);
    // What cannot be published yet was not taken back either.
    const now = findVersion(change.versions, { locale: sourceLocale, isPublished: false });
    if (now) {
      // In its own language the source lacks links to what is withheld there, which other languages have.
      const siblings = before.versions.filter(({ isPublished }) => isPublished);
      const { id, locale } = now;
      const pairs = siblings.map((sibling) => ({ id, fromId: sibling.id, locale, isPublished: false }));
      for (const { link, end } of twoWayEnds(keeper.tables, type)) await mirrorLinks({ trx, link, end, pairs });
      await handLinksOver({ trx, links: waiting, id: now.id });
      await putLinksBack({ trx, links: ofOthers, id: now.id });
      await linkDraft({ keeper, trx, version: now, targets: before.record.publishedTargets });
    }
  }
  const others = locales.filter((locale) => locale !== sourceLocale);
  const origins = publishedOrigins(change.record.publishedParts, draftPaths(keeper, change.versions, sourceLocale));
  const record = mapVersions(change.record, (version) =>
    others.includes(version.locale)
      ? { ...version, draftTexts: { ...moveOwnTexts(version.publishedTexts, origins), ...version.pendingTexts } }
      : version
  );
  await settle({ ...settling, changes: [{ ...change, record }] });
  for (const locale of others) entries.push(await findVersionRow(settling, write, locale, 'draft'));
  await tellStrapi(settling, before, 'entry.draft-discard', others);
  return { documentId, entries } satisfies Results;
}

/** The source's draft has the published components again, which the drafts' own texts follow. */
async function discardSource(settling: Settling, change: Change): Promise<Change> {
  const { record, documentId } = change;
  const versions = await readVersionsOf(settling, documentId);
  const paths = draftPaths(settling.keeper, versions, record.sourceLocale);
  const origins = draftOrigins(record.publishedParts);
  return {
    ...change,
    versions,
    record: { ...moveRecord(record, origins), publishedParts: samePlaces(paths) },
    draftOrigins: origins,
  };
}

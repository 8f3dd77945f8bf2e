import { errors } from '@strapi/utils';

import { samePlaces } from '../../domain/published-parts';
import { newVersion, type EntryRecord } from '../../domain/version-record';
import { readExclusiveLinks, takeLinksBack } from '../../store/kept-links';
import type { Settling } from '../change';
import { findVersion, readVersionsOf } from '../entry';
import { settle } from '../settle';

import { draftPaths } from './components';
import { isPublishing, oneLocale, readWritten, type Handling, type Results, type Write } from './write';

export async function create({ write, next, ...settling }: Handling): Promise<unknown> {
  const locale = oneLocale(settling.keeper, write);
  await checkIsNew(settling, write);
  const result = (await next()) as { documentId: string };
  await settleNew(settling, { documentId: result.documentId, sourceLocale: locale, isPublished: isPublishing(write) });
  return result;
}

/** @throws ValidationError where the data name an entry there is: Strapi would give it a second draft in the language */
async function checkIsNew(settling: Settling, { params }: Write): Promise<void> {
  const documentId = params.data?.documentId;
  if (typeof documentId !== 'string' || (await readVersionsOf(settling, documentId)).length === 0) return;
  throw new errors.ValidationError(`documentId: ${documentId} exists; update it in the language you mean`, {
    parameter: 'documentId',
  });
}

export async function clone({ write, next, ...settling }: Handling): Promise<unknown> {
  const entry = await readWritten(settling, write);
  if (!entry) return next();
  const { sourceLocale } = entry.record;
  const { locale } = write.params;
  if (locale && locale !== '*' && locale !== sourceLocale) {
    throw new errors.ValidationError(`locale: an entry is cloned in its source language, which is ${sourceLocale}`, {
      parameter: 'locale',
      allowed: [sourceLocale],
    });
  }
  write.params.locale = sourceLocale;
  // Strapi gives the clone what only one entry can have, and takes it from the original.
  const { trx, type, keeper } = settling;
  const original = findVersion(entry.versions, { locale: sourceLocale, isPublished: false });
  const links = original ? await readExclusiveLinks({ trx, tables: keeper.tables, type, id: original.id }) : [];
  const result = (await next()) as Results;
  const { documentId } = result;
  await takeLinksBack({ trx, links });
  await settleNew(settling, { documentId, sourceLocale, isPublished: false });
  return result;
}

async function settleNew(
  settling: Settling,
  { documentId, sourceLocale, isPublished }: { documentId: string; sourceLocale: string; isPublished: boolean }
): Promise<void> {
  const { keeper } = settling;
  const versions = await readVersionsOf(settling, documentId);
  const record: EntryRecord = {
    documentId,
    sourceLocale,
    publishedTargets: {},
    publishedParts: isPublished ? samePlaces(draftPaths(keeper, versions, sourceLocale)) : {},
    versions: new Map(keeper.localeCodes.map((locale) => [locale, newVersion(locale)])),
  };
  await settle({
    ...settling,
    changes: [
      {
        documentId,
        versions,
        record,
        isAdopted: false,
        draftTruth: sourceLocale,
        isPublishedTouched: isPublished,
        isSourcePublished: isPublished,
      },
    ],
  });
}

import { errors } from '@strapi/utils';

import { hasOwnTexts, mapVersions, type EntryRecord } from '../../domain/version-record';
import { deleteRecords } from '../../store/entry-records';
import { settle } from '../settle';
import { tellStrapi } from '../tell-strapi';

import { takeBack } from './unpublish';
import { allLocales, findVersionRow, readWritten, type Handling, type Results } from './write';

export async function deleteVersions({ write, next, ...settling }: Handling): Promise<unknown> {
  const { keeper, trx, type } = settling;
  const before = await readWritten(settling, write);
  if (!before) return next();
  const { documentId, record } = before;
  const { sourceLocale } = record;
  const locales = allLocales(keeper, write, keeper.localeCodes);

  if (locales.includes(sourceLocale)) {
    if (write.params.locale !== '*') checkNothingIsLeft(record, locales);
    write.params.locale = '*';
    const result = await next();
    await deleteRecords({ trx, type, documentIds: [documentId] });
    return result;
  }

  const entries: unknown[] = [];
  for (const locale of locales) entries.push(await findVersionRow(settling, write, locale, 'draft'));
  const dropped = mapVersions(takeBack(settling, before, locales), (version) =>
    locales.includes(version.locale) ? { ...version, draftTexts: {}, state: 'derived', stateBefore: null } : version
  );
  await settle({
    ...settling,
    changes: [{ ...before, record: dropped, before, draftTruth: sourceLocale, isPublishedTouched: true }],
  });
  await tellStrapi(settling, before, 'entry.delete', locales);
  return { documentId, entries: entries.filter(Boolean) } satisfies Results;
}

/** @throws ValidationError where the source is to be deleted and another version has text a person wrote */
function checkNothingIsLeft({ sourceLocale, versions }: EntryRecord, locales: readonly string[]): void {
  const left = [...versions.values()].filter(
    ({ locale, draftTexts, publishedTexts }) =>
      !locales.includes(locale) && (hasOwnTexts(draftTexts) || hasOwnTexts(publishedTexts))
  );
  if (left.length === 0) return;
  throw new errors.ValidationError(
    `locale: ${sourceLocale} is the source of what was translated into ${left.map(({ locale }) => locale).join(', ')}. ` +
      'Make another language the source first, or delete the entry in all languages',
    { parameter: 'locale' }
  );
}

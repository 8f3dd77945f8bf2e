import type { Core } from '@strapi/strapi';

import type { TakenFile } from '../../shared/memory';
import { hubLanguages } from '../services/hub-languages';
import { localeOfTag } from '../tmx/locale-of-tag';
import { readTmx } from '../tmx/read-tmx';

import { countLanguages } from './count-languages';
import type { MemorySegment } from './segment';
import { rememberSegments } from './segment-table';
import { segmentsOfUnit, type MayPlace } from './segments-of-unit';

/** Segments that are written at a time. */
const BATCH_SIZE = 500;

export interface TakeFile {
  /** What matches from it are said to be from. */
  name: string;
  open: () => AsyncIterable<Uint8Array>;
  /** Only says what would be taken. */
  isDryRun?: boolean;
  /** Says whether translations into a language may be taken; all may where left out. */
  mayTake?: (locale: string) => boolean;
  /** All that the hub itself wrote comes back into its place where left out. */
  mayPlace?: MayPlace;
}

/** Undoes what a dry run has written. */
class DryRunEnd extends Error {}

/**
 * Takes a TMX file into the memory, in one transaction: all of it or nothing. A second time it changes nothing.
 *
 * @throws FileError where the file cannot be read; nothing is written then
 */
export async function takeFile({
  strapi,
  name,
  open,
  isDryRun = false,
  mayTake = () => true,
  mayPlace = () => true,
}: TakeFile & { strapi: Core.Strapi }): Promise<TakenFile> {
  const { languages, defaultLocale } = hubLanguages(strapi);
  const localeOf = (tag: string) => localeOfTag({ tag, locales: languages });
  const now = new Date();
  const counts = { units: 0, added: 0, updated: 0, known: 0 };
  const passedOver = countLanguages();
  const refused = countLanguages();

  const write = async (trx: Parameters<typeof rememberSegments>[0]['trx'], segments: readonly MemorySegment[]) => {
    const { added, updated } = await rememberSegments({ trx, segments });
    counts.added += added;
    counts.updated += updated;
    counts.known += segments.length - added - updated;
  };

  const attempt = strapi.db.transaction(async ({ trx }) => {
    let batch: MemorySegment[] = [];
    for await (const unit of readTmx(open())) {
      counts.units += 1;
      const { segments, unknownLanguages } = segmentsOfUnit({
        unit,
        localeOf,
        defaultLocale,
        file: name,
        mayPlace,
        now,
      });
      for (const language of unknownLanguages) passedOver.add(language);
      for (const segment of segments) {
        if (mayTake(segment.locale)) batch.push(segment);
        else refused.add(segment.locale);
      }
      if (batch.length < BATCH_SIZE) continue;
      await write(trx, batch);
      batch = [];
    }
    await write(trx, batch);
    if (isDryRun) throw new DryRunEnd();
  });
  await attempt.catch((error: unknown) => {
    if (!(error instanceof DryRunEnd)) throw error;
  });
  const isWritten = !isDryRun && counts.added + counts.updated > 0;
  return { ...counts, passedOver: passedOver.counts(), refused: refused.counts(), isWritten };
}

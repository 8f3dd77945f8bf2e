import type { Core } from '@strapi/strapi';

import type { TakenFile } from '../../shared/memory';
import { hubLanguages } from '../services/hub-languages';
import { localeOfTag } from '../tmx/locale-of-tag';
import { readTmx } from '../tmx/read-tmx';

import type { MemorySegment } from './segment';
import { rememberSegments } from './segment-table';
import { segmentsOfUnit } from './segments-of-unit';

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
}: TakeFile & { strapi: Core.Strapi }): Promise<TakenFile> {
  const { languages, defaultLocale } = hubLanguages(strapi);
  const locales = new Map<string, string | undefined>();
  const localeOf = (tag: string) => {
    if (!locales.has(tag)) locales.set(tag, localeOfTag({ tag, locales: languages }));
    return locales.get(tag);
  };
  const now = new Date();
  const taken: TakenFile = { units: 0, added: 0, updated: 0, known: 0, passedOver: {}, refused: {}, isWritten: false };

  const write = async (trx: Parameters<typeof rememberSegments>[0]['trx'], segments: readonly MemorySegment[]) => {
    const { added, updated } = await rememberSegments({ trx, segments });
    taken.added += added;
    taken.updated += updated;
    taken.known += segments.length - added - updated;
  };

  const attempt = strapi.db.transaction(async ({ trx }) => {
    let batch: MemorySegment[] = [];
    for await (const unit of readTmx(open())) {
      taken.units += 1;
      const { segments, unknownLanguages } = segmentsOfUnit({ unit, localeOf, defaultLocale, file: name, now });
      for (const language of unknownLanguages) countUp(taken.passedOver, language);
      for (const segment of segments) {
        if (mayTake(segment.locale)) batch.push(segment);
        else countUp(taken.refused, segment.locale);
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
  return { ...taken, isWritten: !isDryRun && taken.added + taken.updated > 0 };
}

function countUp(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

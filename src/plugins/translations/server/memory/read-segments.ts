import type { Core } from '@strapi/strapi';

import type { MemorySegment } from './segment';
import { SEGMENT_COLUMNS, toSegment, type SegmentRow } from './segment-table';

/** Segments that are read at a time. */
const PAGE_SIZE = 1000;

/** Reads what the memory knows, page by page, in the order in which it came to know it. @param locale - translated into it alone */
export async function* readSegments({
  strapi,
  locale,
}: {
  strapi: Core.Strapi;
  locale: string | undefined;
}): AsyncGenerator<MemorySegment & { createdAt: Date }> {
  let after = 0;
  for (;;) {
    const { rows } = await strapi.db.connection.raw<{ rows: (SegmentRow & { id: number })[] }>(
      `SELECT id, ${SEGMENT_COLUMNS} FROM translations_memory
       WHERE id > :after AND (CAST(:locale AS text) IS NULL OR locale = :locale) ORDER BY id LIMIT ${PAGE_SIZE}`,
      { after, locale: locale ?? null }
    );
    for (const row of rows) yield toSegment(row);
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/** How much the memory knows of a pair of languages. */
export interface PairTotals {
  sourceLocale: string;
  locale: string;
  /** Segments from entries of the hub, and from files. */
  fromEntries: number;
  fromFiles: number;
}

export async function countSegments({ strapi }: { strapi: Core.Strapi }): Promise<PairTotals[]> {
  const { rows } = await strapi.db.connection.raw<{
    rows: { source_locale: string; locale: string; entries: string; files: string }[];
  }>(
    `SELECT source_locale, locale, count(*) FILTER (WHERE file IS NULL) AS entries, count(*) FILTER (WHERE file IS NOT NULL) AS files
     FROM translations_memory GROUP BY source_locale, locale ORDER BY source_locale, locale`
  );
  return rows.map(({ source_locale: sourceLocale, locale, entries, files }) => ({
    sourceLocale,
    locale,
    fromEntries: Number(entries),
    fromFiles: Number(files),
  }));
}

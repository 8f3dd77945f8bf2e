import { z } from 'zod';

import type { BoardFilters } from '../../shared/board';
import { XLIFF_VERSIONS } from '../../shared/contracts';

import { narrowingOf, readLists, type BoardAllowed } from './board-requests';
import { flag, oneOf, parse } from './requests';

/** As many entries as a page of the board has at most. */
const MAX_IDS = 100;

/**
 * What goes into a file: what the board finds by the same filters, and what an export has beside.
 *
 * @throws ValidationError naming the parameter that is wrong, and what it may be
 */
export function parseExportRequest({
  params,
  query,
  allowed,
}: {
  params: unknown;
  query: unknown;
  allowed: BoardAllowed;
}) {
  const { locale } = parse(z.object({ locale: oneOf(allowed.locales) }), params);
  const problem = `must be 1 to ${MAX_IDS} documentIds, with commas between them`;
  const options = z.strictObject({
    version: oneOf(XLIFF_VERSIONS).default('1.2'),
    sourceLocale: oneOf(allowed.locales).optional(),
    changedSince: z.iso
      .datetime({ local: true, offset: true, error: 'must be a date and time, such as 2026-11-01T12:00:00Z' })
      .transform((text) => new Date(text))
      .optional(),
    onlyWork: flag.default(false),
    ids: z.array(z.string().min(1, problem), problem).max(MAX_IDS, problem).optional(),
    ...narrowingOf(allowed),
  });
  const { version, sourceLocale, changedSince, onlyWork, ids, ...filters } = parse(options, readLists(query));
  const narrowing = { ...filters, locale } as BoardFilters & { locale: string };
  return { version, sourceLocale, changedSince, onlyWork, ids, filters: narrowing };
}

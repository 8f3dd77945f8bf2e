import type { OwnTexts } from '../../domain/own-texts';
import type { EntryRecord, VersionRecord } from '../../domain/version-record';
import { findVersion } from '../entry';
import type { Keeper } from '../keeper';

import { slugOf } from './draft-slugs';
import type { Work } from './work';

/**
 * Gives published versions their slugs: the one readers know, else the draft's.
 *
 * @returns the record with these slugs, which from then on stay
 */
export function fixSlugs({ tables }: Keeper, { change, record, plans }: Work): EntryRecord {
  const [first] = plans.published;
  const slug = first && tables.shapeOfPart(first.truth, true).slug;
  if (!slug) return record;
  const versions = new Map(record.versions);
  for (const plan of plans.published) {
    const version = versions.get(plan.locale) as VersionRecord;
    const draft = plans.drafts.find(({ locale }) => locale === plan.locale);
    if (plan.locale === record.sourceLocale) {
      plan.slug = plan.truth.slug ?? draft?.slug ?? null;
      continue;
    }
    const former = findVersion(change.versions, { locale: plan.locale, isPublished: false });
    const chosen = slugOf(version.publishedTexts, slug.name) ?? (draft ? draft.slug : former?.slug) ?? null;
    plan.slug = chosen;
    if (chosen === null) continue;
    const publishedTexts: OwnTexts = { ...version.publishedTexts, [slug.name]: { text: chosen, segments: [] } };
    versions.set(plan.locale, { ...version, publishedTexts });
  }
  return { ...record, versions };
}

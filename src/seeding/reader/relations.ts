import { isRelation, relationTarget, type ContentModel } from '../content-model';
import { mapFields } from '../map-fields';

import type { Seed } from './read-entry';

/** An entry as others refer to it. */
export interface EntryReference {
  uid: string;
  key: string;
}

export const referenceId = ({ uid, key }: EntryReference) => `${uid}/${key}`;

/** The entries an entry refers to, its components' relations included. */
export function findReferences(model: ContentModel, { type, versions }: Seed): EntryReference[] {
  const references: EntryReference[] = [];
  const [source] = versions.values();
  mapFields(model, type.attributes, source ?? {}, (attribute, value) => {
    if (isRelation(attribute) && value !== undefined) {
      for (const key of [value].flat() as string[]) references.push({ uid: relationTarget(attribute), key });
    }
    return undefined;
  });
  return references;
}

/**
 * Leaves out relations to entries that are not in a version's language, because a version points at versions of
 * its own language; they come with the target's file.
 */
export function linkWithinLocales(model: ContentModel, seeds: readonly Seed[]): Seed[] {
  const localesOf = new Map(seeds.map((seed) => [referenceId({ uid: seed.type.uid, key: seed.key }), seed.versions]));
  return seeds.map((seed) => ({
    ...seed,
    versions: new Map(
      [...seed.versions].map(([locale, fields]) => [
        locale,
        mapFields(model, seed.type.attributes, fields, (attribute, value) => {
          if (!isRelation(attribute) || value === undefined) return value;
          const isThere = (key: string) =>
            localesOf.get(referenceId({ uid: relationTarget(attribute), key }))?.has(locale) ?? false;
          if (Array.isArray(value)) return (value as string[]).filter(isThere);
          return isThere(value as string) ? value : undefined;
        }),
      ])
    ),
  }));
}

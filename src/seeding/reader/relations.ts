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

import type { UID } from '@strapi/strapi';

import type { Settling } from './change';
import type { Entry } from './entry';
import { findVersion } from './entry';

interface AttributeSchema {
  type: string;
}

/**
 * Checks versions as Strapi checks what it publishes: required texts, lengths, patterns.
 *
 * @throws ValidationError, Strapi's own, with a path per fault
 */
export async function validateVersions(
  { keeper: { strapi }, type }: Settling,
  { versions }: Entry,
  locales: readonly string[]
): Promise<void> {
  const model = strapi.contentType(type as UID.ContentType);
  const attributes = Object.entries(model.attributes as Record<string, AttributeSchema>);
  const components = attributes.filter(([, attribute]) => attribute.type === 'component').map(([name]) => name);
  for (const locale of locales) {
    const draft = findVersion(versions, { locale, isPublished: false });
    const published = findVersion(versions, { locale, isPublished: true });
    if (!draft) continue;
    const row = (await strapi.db.query(type).findOne({ where: { id: draft.id }, populate: components })) as object;
    const unlinked = attributes.filter(([, attribute]) => attribute.type !== 'relation' && attribute.type !== 'media');
    const data = Object.fromEntries(unlinked.map(([name]) => [name, (row as Record<string, unknown>)[name]]));
    await strapi.entityValidator.validateEntityUpdate(
      model,
      data,
      { isDraft: false, locale },
      (published ?? draft) as never
    );
  }
}

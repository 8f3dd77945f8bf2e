import { createHash } from 'node:crypto';

import type { Core, UID } from '@strapi/strapi';

interface FormAttribute {
  type: string;
  component?: string;
  components?: readonly string[];
  /** false: the hub itself writes it. */
  writable?: boolean;
}

type Row = Record<string, unknown>;
type Populate = Record<string, object>;

/** They say which version a row is, or when it was written; no form shows them. */
const OWN_ATTRIBUTES = new Set(['documentId', 'locale', 'createdAt', 'updatedAt', 'publishedAt']);

/**
 * Says in a few characters what a form shows of a version's draft and sends back whole when it is saved: its texts, its shared fields, its media, and
 * its components. Two drafts with the same stamp are the same to whoever edits them. Relations are left out: of them a form sends what was
 * added and what was taken away.
 *
 * @returns undefined where there is no such version
 */
export async function stampOfDraft({
  strapi,
  type,
  documentId,
  locale,
}: {
  strapi: Core.Strapi;
  type: string;
  documentId: string;
  locale: string;
}): Promise<string | undefined> {
  const attributesOf = (uid: string): [string, FormAttribute][] => {
    const attributes = Object.entries(strapi.getModel(uid as UID.Schema).attributes as Record<string, FormAttribute>);
    return attributes.filter(
      ([name, { type, writable }]) => type !== 'relation' && writable !== false && !OWN_ATTRIBUTES.has(name)
    );
  };

  const populateOf = (uid: string): Populate =>
    Object.fromEntries(
      attributesOf(uid).flatMap(([name, { type, component, components = [] }]): [string, object][] => {
        if (type === 'media') return [[name, { select: ['id'] }]];
        if (type === 'component') return [[name, { populate: populateOf(component as string) }]];
        if (type !== 'dynamiczone') return [];
        return [[name, { on: Object.fromEntries(components.map((one) => [one, { populate: populateOf(one) }])) }]];
      })
    );

  const contentOf = (uid: string, row: Row): Row =>
    Object.fromEntries(
      attributesOf(uid).map(([name, { type, component }]) => {
        const rows = [row[name] ?? []].flat() as Row[];
        if (type === 'media') return [name, rows.map(({ id }) => id)];
        if (type !== 'component' && type !== 'dynamiczone') return [name, row[name] ?? null];
        const uidOf = (part: Row) => component ?? (part.__component as string);
        return [name, rows.map((part) => [uidOf(part), part.id, contentOf(uidOf(part), part)])];
      })
    );

  const draft = (await strapi.db.query(type).findOne({
    where: { documentId, locale, publishedAt: null },
    populate: populateOf(type),
  })) as Row | null;
  return draft
    ? createHash('sha256')
        .update(JSON.stringify(contentOf(type, draft)))
        .digest('base64url')
    : undefined;
}

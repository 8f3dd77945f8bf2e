import { createHash } from 'node:crypto';

import type { Core, UID } from '@strapi/strapi';

import { join } from '../domain/parts';

import type { ContentTables } from './content-tables';

interface FormAttribute {
  type: string;
  component?: string;
  components?: readonly string[];
  /** false: the hub itself writes it. */
  writable?: boolean;
}

type Row = Record<string, unknown>;
type Populate = Record<string, object>;

/** A type or a component where it is in a form. */
interface Place {
  uid: string;
  /** As rights name fields: `leader`, without the numbers of rows. */
  path: string;
  isLocalised: boolean;
}

/** They say which version a row is, or when it was written; no form shows them. */
const OWN_ATTRIBUTES = new Set(['documentId', 'locale', 'createdAt', 'updatedAt', 'publishedAt']);

/**
 * Says in a few characters what a form shows of a version's draft and sends back whole when it is saved: its texts, and what else somebody may change of its
 * slug, its shared fields, its media, and its components. Two drafts with the same stamp are the same to who may change that. Relations are left out: of them a
 * form sends what was added and what was taken away.
 *
 * @param mayChange - told the draft, with what the conditions of permissions look at, and the path of a field such as `leader.position`
 * @returns undefined where there is no such version
 */
export async function stampOfDraft<Draft>({
  strapi,
  tables,
  type,
  documentId,
  locale,
  mayChange,
}: {
  strapi: Core.Strapi;
  tables: ContentTables;
  type: string;
  documentId: string;
  locale: string;
  mayChange: (field: { draft: Draft; path: string }) => boolean;
}): Promise<string | undefined> {
  const attributesOf = (uid: string): [string, FormAttribute][] => {
    const attributes = Object.entries(strapi.getModel(uid as UID.Schema).attributes as Record<string, FormAttribute>);
    return attributes.filter(([name, { writable }]) => writable !== false && !OWN_ATTRIBUTES.has(name));
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

  /** The paths of what counts, each with those of the components it is in. */
  const countedIn = (draft: Draft, { uid, path, isLocalised }: Place): string[] => {
    const { texts, parts } = tables.shapeOfPart({ uid }, isLocalised);
    return attributesOf(uid).flatMap(([name, { component, components = component ? [component] : [] }]) => {
      const place = join(path, name);
      const inner = components.flatMap((one) => {
        const isInnerLocalised = parts.some((part) => part.name === name && part.isLocalised);
        return countedIn(draft, { uid: one, path: place, isLocalised: isInnerLocalised });
      });
      const isCounted =
        inner.length > 0 || texts.some((text) => text.name === name) || mayChange({ draft, path: place });
      return isCounted ? [place, ...inner] : [];
    });
  };

  const contentOf = (counted: ReadonlySet<string>, { uid, path }: Pick<Place, 'uid' | 'path'>, row: Row): Row =>
    Object.fromEntries(
      attributesOf(uid).flatMap(([name, { type, component }]) => {
        const place = join(path, name);
        if (type === 'relation' || !counted.has(place)) return [];
        const rows = [row[name] ?? []].flat() as Row[];
        if (type === 'media') return [[name, rows.map(({ id }) => id)]];
        if (type !== 'component' && type !== 'dynamiczone') return [[name, row[name] ?? null]];
        const uidOf = (part: Row) => component ?? (part.__component as string);
        const parts = rows.map((part) => [
          uidOf(part),
          part.id,
          contentOf(counted, { uid: uidOf(part), path: place }, part),
        ]);
        return [[name, parts]];
      })
    );

  const draft = (await strapi.db.query(type).findOne({
    where: { documentId, locale, publishedAt: null },
    populate: { ...populateOf(type), createdBy: { populate: { roles: true } } },
  })) as (Row & Draft) | null;
  if (!draft) return undefined;
  const counted = new Set(countedIn(draft, { uid: type, path: '', isLocalised: true }));
  const content = contentOf(counted, { uid: type, path: '' }, draft);
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}

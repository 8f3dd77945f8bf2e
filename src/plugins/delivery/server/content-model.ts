import type { Core, UID } from '@strapi/strapi';
import { contentTypes as strapiContentTypes } from '@strapi/utils';

/** An attribute that leads to other rows, and where Strapi keeps that it does. */
export interface ContentLink {
  kind: 'relation' | 'localizations' | 'component' | 'dynamiczone' | 'media' | 'unknown';
  /** The models it can lead to. */
  targets: readonly string[];
  /** Whether a relation can lead to several entries. */
  isToMany?: boolean;
  /** The table of the links; none for files, which share one, and for other languages, which share a documentId. */
  table?: string;
  /** The column of the side that has the attribute, and that of the other side. */
  near?: string;
  far?: string;
}

/** What the plugin needs to know of content types and components, and what their tables are called. */
export interface ContentModel {
  /** The types sites read, and the components in them however deep. */
  contentTypes: readonly string[];
  components: readonly string[];
  /** Whether changes of a model's rows are told. */
  isFollowed(uid: string): boolean;
  tableOf(uid: string): string;
  linksOf(uid: string): ReadonlyMap<string, ContentLink>;
  hasDrafts(uid: string): boolean;
  isLocalized(uid: string): boolean;
  /** How the API calls entries of a type: `cities`. */
  pluralOf(uid: string): string;
  /** The attribute with an entry's slug, where the type has one. */
  slugOf(uid: string): string | undefined;
  /** The table that joins files with what uses them. */
  media: { table: string; idColumn: string; typeColumn: string };
}

interface SchemaAttribute {
  type: string;
  relation?: string;
  target?: string;
  component?: string;
  components?: string[];
}

interface JoinTable {
  name: string;
  joinColumn: { name: string };
  inverseJoinColumn?: { name: string };
  morphColumn?: { idColumn: { name: string }; typeColumn: { name: string } };
}

interface Metadata {
  tableName: string;
  attributes: Record<string, { joinTable?: JoinTable; joinColumn?: { name: string } }>;
}

export const FILE_UID = 'plugin::upload.file';
export const LOCALE_UID = 'plugin::i18n.locale';

/**
 * @param contentTypes - the uids of the types that sites read
 * @throws Error naming a content type that does not exist
 */
export function createContentModel({
  strapi,
  contentTypes,
}: {
  strapi: Core.Strapi;
  contentTypes: readonly string[];
}): ContentModel {
  const metadataOf = (uid: string): Metadata => {
    if (!strapi.db.metadata.has(uid)) throw new Error(`The delivery plugin knows no content type "${uid}"`);
    return strapi.db.metadata.get(uid) as unknown as Metadata;
  };
  const contentType = (uid: string) => strapi.contentTypes[uid as UID.ContentType];
  const attributesOf = (uid: string) =>
    Object.entries(strapi.getModel(uid as UID.Schema).attributes as Record<string, SchemaAttribute>);

  const known = new Map<string, ReadonlyMap<string, ContentLink>>();
  function linksOf(uid: string): ReadonlyMap<string, ContentLink> {
    const links =
      known.get(uid) ?? describeLinks({ uid, attributes: attributesOf(uid), stored: metadataOf(uid).attributes });
    known.set(uid, links);
    return links;
  }

  const components = new Set<string>();
  const visit = (uid: string) => {
    for (const { kind, targets } of linksOf(uid).values()) {
      if (kind !== 'component' && kind !== 'dynamiczone') continue;
      for (const part of targets.filter((target) => !components.has(target))) {
        components.add(part);
        visit(part);
      }
    }
  };
  contentTypes.forEach(visit);
  const followed = new Set([...contentTypes, ...components, FILE_UID]);

  return {
    contentTypes,
    components: [...components],
    isFollowed: (uid) => followed.has(uid),
    tableOf: (uid) => metadataOf(uid).tableName,
    linksOf,
    hasDrafts: (uid) => contentType(uid) !== undefined && strapiContentTypes.hasDraftAndPublish(contentType(uid)),
    isLocalized: (uid) =>
      (contentType(uid)?.pluginOptions as { i18n?: { localized?: boolean } } | undefined)?.i18n?.localized === true,
    pluralOf: (uid) => contentType(uid)?.info.pluralName ?? uid,
    slugOf: (uid) => attributesOf(uid).find(([, { type }]) => type === 'uid')?.[0],
    media: describeMedia(metadataOf(FILE_UID)),
  };
}

function describeLinks({
  uid,
  attributes,
  stored,
}: {
  uid: string;
  attributes: [name: string, SchemaAttribute][];
  stored: Metadata['attributes'];
}): ReadonlyMap<string, ContentLink> {
  const links = new Map<string, ContentLink>();
  for (const [name, attribute] of attributes) {
    const { joinTable, joinColumn } = stored[name] ?? {};
    const places = joinTable && {
      table: joinTable.name,
      near: joinTable.joinColumn.name,
      far: joinTable.inverseJoinColumn?.name,
    };
    switch (attribute.type) {
      case 'component':
        links.set(name, { kind: 'component', targets: [attribute.component ?? ''], ...places });
        break;
      case 'dynamiczone':
        links.set(name, { kind: 'dynamiczone', targets: attribute.components ?? [], ...places });
        break;
      case 'media':
        links.set(name, { kind: 'media', targets: [FILE_UID] });
        break;
      case 'relation': {
        const { target, relation } = attribute;
        if (target === uid && joinColumn?.name === 'document_id')
          links.set(name, { kind: 'localizations', targets: [uid] });
        else if (target === undefined || relation?.startsWith('morph'))
          links.set(name, { kind: 'unknown', targets: [] });
        else
          links.set(name, {
            kind: 'relation',
            targets: [target],
            isToMany: relation?.endsWith('Many') === true,
            ...places,
          });
      }
    }
  }
  return links;
}

function describeMedia({ attributes }: Metadata): ContentModel['media'] {
  const join = attributes.related?.joinTable;
  if (!join?.morphColumn) throw new Error('The media library keeps nowhere what its files are used by');
  const { idColumn, typeColumn } = join.morphColumn;
  return { table: join.name, idColumn: idColumn.name, typeColumn: typeColumn.name };
}

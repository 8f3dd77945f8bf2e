import type { Core, UID } from '@strapi/strapi';

import type { RuledAttribute } from '../rules/schema-rules';

/** What seeding needs to know of a field. */
export interface Attribute extends RuledAttribute {
  required?: boolean;
  default?: unknown;
  /** false: the hub computes it. */
  writable?: boolean;
  pluginOptions?: RuledAttribute['pluginOptions'] & { i18n?: { localized?: boolean } };
  maxLength?: number;
  minLength?: number;
  regex?: string;
  enum?: readonly string[];
  relation?: string;
  target?: UID.ContentType;
  mappedBy?: string;
  multiple?: boolean;
}

export type Attributes = Record<string, Attribute>;

/** A content type whose entries can be seeded. */
export interface EntryType {
  uid: UID.ContentType;
  /** The folder its entries lie in: the content type's singular name. */
  name: string;
  isSingle: boolean;
  attributes: Attributes;
}

/** The content types and components of a hub. */
export interface ContentModel {
  /** By name. */
  types: ReadonlyMap<string, EntryType>;
  /** The fields of each component, by its uid. */
  components: Readonly<Record<string, { attributes: Attributes }>>;
}

/** A content type as its schema.json or Strapi describes it. */
export interface ContentTypeSchema {
  kind?: string;
  info: { singularName: string };
  attributes: Attributes;
}

/**
 * @param schemas - the schemas of content types and components, by uid
 * @returns the model of the content types under src/api; plugins' and Strapi's own are not seeded
 */
export function createContentModel(schemas: {
  contentTypes: Record<string, ContentTypeSchema>;
  components: Record<string, { attributes: Attributes }>;
}): ContentModel {
  const types = new Map<string, EntryType>();
  for (const [uid, { kind, info, attributes }] of Object.entries(schemas.contentTypes)) {
    const name = info.singularName;
    if (isOwnType(uid)) types.set(name, { uid, name, isSingle: kind === 'singleType', attributes });
  }
  return { types, components: schemas.components };
}

/** The model of a booted hub, without the fields that Strapi adds to each content type. */
export function contentModelOf(strapi: Core.Strapi): ContentModel {
  // Strapi keeps the schema as written, and types it more loosely than seeding reads it.
  const asWritten = (schemas: object) =>
    Object.fromEntries(
      Object.entries(schemas).map(([uid, schema]) => [uid, (schema as { __schema__: ContentTypeSchema }).__schema__])
    );
  return createContentModel({ contentTypes: asWritten(strapi.contentTypes), components: asWritten(strapi.components) });
}

const isOwnType = (uid: string): uid is UID.ContentType => uid.startsWith('api::');

export function isRelation(attribute: Attribute): boolean {
  return attribute.type === 'relation';
}

/** The content type a relation points at. */
export function relationTarget({ target }: Attribute): UID.ContentType {
  if (target === undefined) throw new Error('a relation without a target cannot be seeded');
  return target;
}

/** Whether a relation holds several entries. */
export function isToMany(attribute: Attribute): boolean {
  return attribute.relation?.endsWith('ToMany') ?? false;
}

/** Whether a field belongs to the entry and not to a language. */
export function isShared(attribute: Attribute): boolean {
  return isRelation(attribute) || attribute.type === 'media' || attribute.pluginOptions?.i18n?.localized !== true;
}

/** Whether the hub or the other side of a relation writes a field, so that no file can. */
export function isDerived(attribute: Attribute): boolean {
  return attribute.writable === false || attribute.mappedBy !== undefined;
}

/** Whether every version must have a field, and a file must give it. */
export function isRequired(attribute: Attribute): boolean {
  return attribute.required === true && attribute.default === undefined && !isDerived(attribute);
}

/** The fields of a component field's component. */
export function componentAttributes(model: ContentModel, attribute: Attribute): Attributes {
  const component = model.components[attribute.component ?? ''];
  if (!component) throw new Error(`there is no component "${attribute.component}"`);
  return component.attributes;
}

/** Whether a field holds text of a language, itself or in its component. */
export function hasLocalizedText(model: ContentModel, attribute: Attribute): boolean {
  if (isShared(attribute)) return false;
  if (attribute.type !== 'component') return true;
  return Object.values(componentAttributes(model, attribute)).some((inner) => hasLocalizedText(model, inner));
}

/** The field that a file's Markdown becomes: `body`, or the type's only rich text. */
export function bodyFieldOf({ attributes }: EntryType): string | undefined {
  if (attributes.body?.type === 'blocks') return 'body';
  const blocks = Object.keys(attributes).filter((name) => attributes[name]?.type === 'blocks');
  return blocks.length === 1 ? blocks[0] : undefined;
}

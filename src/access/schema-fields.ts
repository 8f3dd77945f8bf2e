/** Attribute types that hold text a translator writes. */
const TEXT_TYPES = new Set(['string', 'text', 'richtext', 'blocks', 'uid']);

export interface Attribute {
  type: string;
  /** The uid of the component, where type is "component". */
  component?: string;
  /** The attribute of the other type that holds the relation, where this is its other side. */
  mappedBy?: string;
  pluginOptions?: { i18n?: { localized?: boolean } };
}

export interface Schema {
  attributes: Record<string, Attribute>;
}

/**
 * Finds what a translator of a content type writes, so that a new field is right without being listed anywhere.
 *
 * A text attribute counts when the content type localises it; inside a localised component, when the component does
 * not mark it as shared.
 *
 * @param schema - the content type's
 * @param components - schemas of components by uid
 * @returns paths as Strapi's permissions write them, such as `title` or `cover.alt`, in the schema's order
 */
export function localisedTextFields({
  schema,
  components,
}: {
  schema: Schema;
  components: Record<string, Schema>;
}): string[] {
  const localised = Object.entries(schema.attributes).filter(
    ([, { pluginOptions }]) => pluginOptions?.i18n?.localized === true
  );
  return localised.flatMap(([name, attribute]) => textPaths({ path: name, attribute, components }));
}

function textPaths({
  path,
  attribute,
  components,
}: {
  path: string;
  attribute: Attribute;
  components: Record<string, Schema>;
}): string[] {
  if (TEXT_TYPES.has(attribute.type)) return [path];
  if (attribute.type !== 'component') return [];

  const component = attribute.component === undefined ? undefined : components[attribute.component];
  return Object.entries(component?.attributes ?? {})
    .filter(([, { pluginOptions }]) => pluginOptions?.i18n?.localized !== false)
    .flatMap(([name, nested]) => textPaths({ path: `${path}.${name}`, attribute: nested, components }));
}

/** Whether a field only shows a relation that the entries on the other side hold. */
export function isInverseRelation(schema: Schema, field: string): boolean {
  return schema.attributes[field]?.mappedBy !== undefined;
}

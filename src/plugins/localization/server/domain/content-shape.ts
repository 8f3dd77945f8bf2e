/** What the engine reads of an attribute's schema. */
export interface ShapedAttribute {
  type: string;
  component?: string;
  components?: readonly string[];
  repeatable?: boolean;
  /** Characters. */
  maxLength?: number;
  /** false: the hub itself writes it. */
  writable?: boolean;
  /** Of a slug: the attribute it is made from. */
  targetField?: string;
  pluginOptions?: { i18n?: { localized?: boolean } };
}

export interface ShapedSchema {
  attributes: Record<string, ShapedAttribute>;
}

export interface TextAttribute {
  name: string;
  isBlocks: boolean;
  /** Characters; undefined where the schema sets no limit. */
  maxLength: number | undefined;
}

export interface PartAttribute {
  name: string;
  /** Whether its rows are numbered in paths: a repeatable component or a dynamic zone. */
  isList: boolean;
  /** Whether texts in it may be localised. */
  isLocalised: boolean;
}

/** Where a content type or a component has texts, and where it has components. */
export interface ContentShape {
  texts: readonly TextAttribute[];
  parts: readonly PartAttribute[];
  /** The localised slug, and the text field it is made from. */
  slug?: { name: string; madeFrom?: string };
}

const TEXT_TYPES = new Set(['string', 'text', 'richtext', 'blocks']);
const PART_TYPES = new Set(['component', 'dynamiczone']);
/** Shared however their schema marks them: they belong to the entry. */
const ALWAYS_SHARED_TYPES = new Set(['relation', 'media']);

/**
 * Finds what is localised. An attribute of a type is if its schema says so. In a localised component, texts are unless
 * marked otherwise, and nothing is in a component that is not localised itself.
 *
 * @throws Error naming an attribute that is localised but of a kind that cannot be translated, such as a number
 */
export function shapeOf({
  uid,
  schema,
  isComponent = false,
  isLocalised = true,
}: {
  uid: string;
  schema: ShapedSchema;
  isComponent?: boolean;
  isLocalised?: boolean;
}): ContentShape {
  const texts: TextAttribute[] = [];
  const parts: PartAttribute[] = [];
  let slug: ContentShape['slug'];

  for (const [name, attribute] of Object.entries(schema.attributes)) {
    const { type, pluginOptions, writable, maxLength } = attribute;
    if (writable === false) continue;
    const mark = pluginOptions?.i18n?.localized;
    const isMarked = isLocalised && (isComponent ? mark !== false : mark === true);
    if (PART_TYPES.has(type)) {
      parts.push({ name, isList: type === 'dynamiczone' || attribute.repeatable === true, isLocalised: isMarked });
    } else if (TEXT_TYPES.has(type)) {
      if (isMarked) texts.push({ name, isBlocks: type === 'blocks', maxLength });
    } else if (type === 'uid') {
      if (isMarked) slug = { name, madeFrom: attribute.targetField };
    } else if (isLocalised && mark === true && !ALWAYS_SHARED_TYPES.has(type)) {
      throw new Error(`${uid}.${name} is localised, but a ${type} cannot be translated: mark it as shared`);
    }
  }
  return { texts, parts, slug };
}

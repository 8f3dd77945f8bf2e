import type { FormatName } from './formats';

/** What an attribute's schema may say under `pluginOptions.rules`. */
export interface AttributeRules {
  /** The text must be one of these; checked on every save. */
  format?: FormatName;
  /** The date or time must be later than that attribute's; checked on every save. */
  after?: string;
  /** A value here makes no sense without one there; checked when the entry is published. */
  requires?: string;
}

export interface RuledAttribute {
  type: string;
  min?: number;
  max?: number;
  component?: string;
  repeatable?: boolean;
  pluginOptions?: { rules?: AttributeRules };
}

/** The part of a Strapi schema the rules read. */
export interface RuledSchema {
  attributes: Record<string, RuledAttribute>;
}

/** The attributes of one schema whose values another attribute's rule looks at. */
export function attributesToCompare({ attributes }: RuledSchema): string[] {
  const names = Object.entries(attributes).flatMap(([name, attribute]) => {
    const { after, requires } = attribute.pluginOptions?.rules ?? {};
    return [after, requires].flatMap((other) => (other === undefined ? [] : [name, other]));
  });
  return [...new Set(names)];
}

import { componentAttributes, hasLocalizedText, type Attributes, type ContentModel } from '../content-model';
import type { SeedFields, SeedValue } from '../reader/read-fields';

/** Texts by path, as the localization plugin writes paths: `name`, `statistics.0.label`. */
export type LocalisedTexts = Record<string, SeedValue | null>;

/** The texts of a version, whole: null stands for one that its files do not give. */
export function localisedTexts(model: ContentModel, attributes: Attributes, fields: SeedFields): LocalisedTexts {
  const texts: LocalisedTexts = {};
  for (const [name, attribute] of Object.entries(attributes)) {
    if (!hasLocalizedText(model, attribute)) continue;
    const value = fields[name];
    if (attribute.type !== 'component') texts[name] = value ?? null;
    else if (value !== undefined) {
      const inner = componentAttributes(model, attribute);
      for (const [index, part] of ([value].flat() as SeedFields[]).entries()) {
        const path = attribute.repeatable ? `${name}.${index}` : name;
        for (const [rest, text] of Object.entries(localisedTexts(model, inner, part))) texts[`${path}.${rest}`] = text;
      }
    }
  }
  return texts;
}

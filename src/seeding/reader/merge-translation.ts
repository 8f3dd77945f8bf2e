import {
  componentAttributes,
  hasLocalizedText,
  isRequired,
  type Attribute,
  type Attributes,
  type ContentModel,
} from '../content-model';

import type { SeedFields } from './read-fields';

interface Versions {
  model: ContentModel;
  attributes: Attributes;
  source: SeedFields;
  /** The text of another language. */
  translation: SeedFields;
  /** Whether the hub writes the text that the translation leaves out. */
  isPartial: boolean;
  report: (reason: string) => void;
}

/**
 * Joins a translation's text with what belongs to the entry, which the source language's file holds: a whole version.
 * Reports components that the two do not have alike, and required text of components that the translation leaves out.
 */
export function mergeTranslation(versions: Versions): SeedFields {
  const { model, attributes, source, translation } = versions;
  const version: SeedFields = {};
  for (const [name, attribute] of Object.entries(attributes)) {
    const isText = hasLocalizedText(model, attribute);
    const value =
      isText && attribute.type === 'component'
        ? mergeComponent(name, attribute, versions)
        : (isText ? translation : source)[name];
    if (value !== undefined) version[name] = value;
  }
  return version;
}

function mergeComponent(
  name: string,
  attribute: Attribute,
  { model, source, translation, isPartial, report }: Versions
): SeedFields | SeedFields[] | undefined {
  const inner = componentAttributes(model, attribute);
  const merge = (component: SeedFields, translatedComponent: SeedFields | undefined, label: string) => {
    const reportInner = (reason: string) => report(`${label}: ${reason}`);
    if (!translatedComponent && !isPartial) reportMissingText(model, inner, reportInner);
    const text = { source: component, translation: translatedComponent ?? {} };
    return mergeTranslation({ model, attributes: inner, ...text, isPartial, report: reportInner });
  };

  const original = source[name];
  const translated = translation[name];
  if (original === undefined) {
    if (translated !== undefined) report(`${name} is not in the source language`);
    return undefined;
  }
  if (!Array.isArray(original)) return merge(original as SeedFields, translated as SeedFields | undefined, name);

  const translations = (translated ?? []) as SeedFields[];
  if (translated !== undefined && translations.length !== original.length) {
    report(`${name} has ${translations.length} items, in the source language ${original.length}`);
    return undefined;
  }
  return (original as SeedFields[]).map((item, index) => merge(item, translations[index], `${name}[${index}]`));
}

function reportMissingText(model: ContentModel, attributes: Attributes, report: (reason: string) => void): void {
  for (const [name, attribute] of Object.entries(attributes)) {
    if (isRequired(attribute) && hasLocalizedText(model, attribute)) report(`${name} is missing`);
  }
}

/** @returns the paths of texts that the source language has and a version lacks */
export function findUntranslated(
  model: ContentModel,
  attributes: Attributes,
  source: SeedFields,
  version: SeedFields
): string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const original = source[name];
    if (original === undefined || !hasLocalizedText(model, attribute)) return [];
    if (attribute.type !== 'component') return version[name] === undefined ? [name] : [];
    const versions = [version[name] ?? []].flat() as SeedFields[];
    return ([original].flat() as SeedFields[]).flatMap((component, index) =>
      findUntranslated(model, componentAttributes(model, attribute), component, versions[index] ?? {}).map(
        (inner) => `${name}.${inner}`
      )
    );
  });
}

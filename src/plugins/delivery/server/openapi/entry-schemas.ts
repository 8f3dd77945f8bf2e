import type { DeliveryViews, Page, Part, Shown } from '../../shared/contracts';

import { schemaRef } from './names';
import { isLink, isToMany, oneOrNone, schemaOfScalar, type Attribute, type JsonSchema } from './schema-of-attribute';
import { uniteSchemas } from './unite-schemas';

/** The content model, as the schemas of answers are written from it. */
export interface ContentModel {
  /** What answers show of a content type, a component or a file. */
  attributesOf(uid: string): Readonly<Record<string, Attribute>>;
  /** Undefined where it may lead to several models. */
  targetOf(uid: string, attribute: string): string | undefined;
  /** The name of its schemas: `City`, `SharedFigure`. */
  nameOf(uid: string): string;
  /** Whether sites read it at addresses of its own. */
  isContentType(uid: string): boolean;
  /** Files have one, components do not. */
  hasDocumentId(uid: string): boolean;
}

const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });

/**
 * Writes the schemas of a content type's answers: `City` for what `fields` and `populate` choose, and, where the type has
 * views, `CityLink`, `CityCard` and `CityPage`, which hold exactly what the view shows, `CityExcerpts` for what is said of the page's excerpts, and those
 * of parts that have a name.
 *
 * @throws Error where a part is called like another of them
 */
export function entrySchemas(
  uid: string,
  views: DeliveryViews | undefined,
  model: ContentModel
): Record<string, JsonSchema> {
  const name = model.nameOf(uid);
  const chosen = { [name]: chosenSchema(uid, model) };
  if (!views) return chosen;
  const ofViews = {
    [`${name}Link`]: partSchema({ fields: views.link }, uid, model),
    [`${name}Card`]: partSchema(views.card, uid, model),
    [`${name}Page`]: pageSchema(views.page, uid, model),
    ...(views.page.excerpts && { [excerptsName(uid, model)]: excerptsSchema(views.page.excerpts) }),
  };
  return uniteSchemas([chosen, ofViews, namedParts([views.card, views.page], uid, model)]);
}

/** The name of the schema of what is said of a page's excerpts. */
export const excerptsName = (uid: string, model: ContentModel): string => `${model.nameOf(uid)}Excerpts`;

const excerptsSchema = (excerpts: NonNullable<Page['excerpts']>): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries(Object.keys(excerpts).map((name) => [name, schemaRef('Excerpt')])),
  required: Object.keys(excerpts),
  additionalProperties: false,
});

function namedParts(parts: readonly Part<string>[], uid: string, model: ContentModel): Record<string, JsonSchema> {
  const found: Record<string, JsonSchema> = {};
  for (const { populate = {} } of parts) {
    for (const [attribute, shown] of Object.entries(populate)) {
      if (typeof shown === 'string' || 'as' in shown) continue;
      const target = model.targetOf(uid, attribute) as string;
      if (shown.name !== undefined) found[shown.name] = partSchema(shown as Part<'link' | 'card'>, target, model);
      Object.assign(found, namedParts([shown], target, model));
    }
  }
  return found;
}

/** Any choice of fields and populate of a content type, a component or a file: only the ids are always there. */
export function chosenSchema(uid: string, model: ContentModel): JsonSchema {
  const properties = Object.entries(model.attributesOf(uid)).map(([name, attribute]) => [
    name,
    isLink(attribute) ? populatedSchema(uid, name, attribute, model) : schemaOfScalar(attribute),
  ]);
  return {
    type: 'object',
    properties: { ...idsOf(uid, model), ...Object.fromEntries(properties) },
    required: Object.keys(idsOf(uid, model)),
    additionalProperties: false,
  };
}

/** What is there only where it is populated; a relation may also be counted. */
function populatedSchema(uid: string, name: string, attribute: Attribute, model: ContentModel): JsonSchema {
  const target = model.targetOf(uid, name);
  const isEntry = target !== undefined && model.isContentType(target);
  const one = target === undefined ? { type: 'object', additionalProperties: true } : schemaRef(model.nameOf(target));
  const many = isToMany(attribute) ? listOf(one) : oneOrNone(one);
  const counted = {
    type: 'object',
    properties: { count: { type: 'integer' } },
    required: ['count'],
    additionalProperties: false,
  };
  return isEntry && name !== 'localizations' ? { anyOf: [many, counted] } : many;
}

function pageSchema(page: Page, uid: string, model: ContentModel): JsonSchema {
  const whole = partSchema(page, uid, model) as { properties: object; required: string[] };
  const excerpts = Object.entries(page.excerpts ?? {}).map(([name, { type, limit }]) => [
    name,
    { ...listOf(schemaRef(`${model.nameOf(type)}Card`)), maxItems: limit },
  ]);
  return {
    ...whole,
    properties: { ...whole.properties, ...Object.fromEntries(excerpts) },
    required: [...whole.required, ...excerpts.map(([name]) => name as string)],
  };
}

/** Exactly what a part of a view shows. */
function partSchema({ fields, populate = {} }: Part<'link' | 'card'>, uid: string, model: ContentModel): JsonSchema {
  const attributes = model.attributesOf(uid);
  const own = fields.map((field) => [field, schemaOfScalar(attributes[field] as Attribute)]);
  const behind = Object.entries(populate).map(([name, shown]) => {
    const one = shownSchema(shown, model.targetOf(uid, name) as string, model);
    return [name, isToMany(attributes[name] as Attribute) ? listOf(one) : oneOrNone(one)];
  });
  const properties = { ...idsOf(uid, model), ...Object.fromEntries([...own, ...behind]) } as Record<string, JsonSchema>;
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

function shownSchema(shown: Shown<'link' | 'card'>, target: string, model: ContentModel): JsonSchema {
  if (typeof shown === 'object' && !('as' in shown)) {
    return shown.name === undefined ? partSchema(shown, target, model) : schemaRef(shown.name);
  }
  const view = typeof shown === 'object' ? shown.as : shown;
  return schemaRef(`${model.nameOf(target)}${view === 'link' ? 'Link' : 'Card'}`);
}

/** Strapi gives these whatever is asked for. */
const idsOf = (uid: string, model: ContentModel): Record<string, JsonSchema> => ({
  id: { type: 'integer' },
  ...(model.hasDocumentId(uid) && { documentId: { type: 'string' } }),
});

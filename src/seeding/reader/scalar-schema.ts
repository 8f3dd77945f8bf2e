import { z } from 'zod';

import type { Attribute } from '../content-model';

/** Strapi's own limit of a short text without one, which is also its column's width. */
const DEFAULT_STRING_LENGTH = 255;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * What values a field takes, as its content type says; stricter than Strapi is with drafts, because seeds are published.
 * Ranges and formats are not here: the rules of the hub check those.
 *
 * @returns undefined for types that seed files do not know
 */
export function scalarSchema(attribute: Attribute): z.ZodType<string | number | boolean> | undefined {
  switch (attribute.type) {
    case 'string':
      return textSchema({ maxLength: DEFAULT_STRING_LENGTH, ...attribute });
    case 'text':
    case 'richtext':
      return textSchema(attribute);
    case 'uid':
      return textSchema(attribute).regex(SLUG, 'must be lower-case Latin letters and digits in words joined by -');
    case 'email':
      return z.email();
    case 'enumeration':
      return z.enum(attribute.enum ?? []);
    case 'boolean':
      return z.boolean();
    case 'integer':
      return z.int();
    case 'decimal':
    case 'float':
      return z.number();
    case 'date':
      return z.iso.date('must be a date such as 2017-09-12');
    case 'datetime':
      return z.iso.datetime({ offset: true, error: 'must be a time such as 2017-09-12T09:00:00+02:00' });
    default:
      return undefined;
  }
}

function textSchema({ minLength = 1, maxLength, regex, pluginOptions }: Attribute): z.ZodString {
  let schema = z.string().trim().min(minLength);
  if (maxLength !== undefined) schema = schema.max(maxLength);
  // A rule of the hub knows the format better than the pattern, and says what is allowed.
  if (regex !== undefined && pluginOptions?.rules?.format === undefined) schema = schema.regex(new RegExp(regex));
  return schema;
}

import { componentAttributes, isDerived, type Attribute, type Attributes, type ContentModel } from './content-model';
import type { SeedFields, SeedValue } from './reader/read-fields';

/** What a field becomes; undefined leaves it out. */
type MapField<Result> = (attribute: Attribute, value: SeedValue | undefined, name: string) => Result | undefined;

export type MappedFields<Result> = { [field: string]: Result | MappedFields<Result> | MappedFields<Result>[] };

/**
 * Maps the fields of an entry or component, in the order of the content type, and those of the components in it.
 * Components themselves are mapped only where the entry has none. Fields that no file can give are left out.
 */
export function mapFields<Result>(
  model: ContentModel,
  attributes: Attributes,
  fields: SeedFields,
  map: MapField<Result>
): MappedFields<Result> {
  const mapped: MappedFields<Result> = {};
  for (const [name, attribute] of Object.entries(attributes)) {
    if (isDerived(attribute)) continue;
    const value = fields[name];
    const result =
      attribute.type === 'component' && value !== undefined
        ? mapComponent(model, attribute, value, map)
        : map(attribute, value, name);
    if (result !== undefined) mapped[name] = result;
  }
  return mapped;
}

function mapComponent<Result>(
  model: ContentModel,
  attribute: Attribute,
  value: SeedValue,
  map: MapField<Result>
): MappedFields<Result> | MappedFields<Result>[] {
  const attributes = componentAttributes(model, attribute);
  const mapOne = (fields: SeedFields) => mapFields(model, attributes, fields, map);
  return Array.isArray(value) ? (value as SeedFields[]).map(mapOne) : mapOne(value as SeedFields);
}

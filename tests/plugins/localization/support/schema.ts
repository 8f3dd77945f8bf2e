import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What the model knows of a content type or a component of the test hub, read from its schema files. */
export interface Shape {
  uid: string;
  /** Text fields and whether they are made of blocks. */
  texts: Map<string, 'string' | 'blocks'>;
  /** Numbers, dates and text that is not translated. */
  scalars: Map<string, string>;
  media: Map<string, { isMany: boolean }>;
  /** Components, each as a list; one that is not repeatable has one row at most. */
  slots: Map<string, { shape: Shape; isMany: boolean }>;
  /** Relations only this side knows of. */
  oneWay: Map<string, { type: string; isMany: boolean }>;
  twoWay: Map<string, TwoWay>;
  /** The field a slug is made from. */
  slugFrom?: string;
}

/** One side of a relation both types have a field for. */
export interface TwoWay {
  type: string;
  /** The field of the other side. */
  inverse: string;
  isMany: boolean;
  /** Whether an entry of the other side can have several. */
  isInverseMany: boolean;
}

interface Attribute {
  type: string;
  pluginOptions?: { i18n?: { localized?: boolean } };
  targetField?: string;
  component?: string;
  repeatable?: boolean;
  multiple?: boolean;
  relation?: string;
  target?: string;
  inversedBy?: string;
  mappedBy?: string;
}

const SRC = path.resolve(__dirname, '../hub/src');
const readAttributes = (...file: string[]) =>
  (JSON.parse(readFileSync(path.join(SRC, ...file), 'utf8')) as { attributes: Record<string, Attribute> }).attributes;

const typeName = (uid = '') => uid.split('.').at(-1) ?? '';

function readShape(uid: string, attributes: Record<string, Attribute>): Shape {
  const shape: Shape = {
    uid,
    texts: new Map(),
    scalars: new Map(),
    media: new Map(),
    slots: new Map(),
    oneWay: new Map(),
    twoWay: new Map(),
  };
  for (const [name, attribute] of Object.entries(attributes)) readAttribute(shape, name, attribute);
  return shape;
}

function readAttribute(shape: Shape, name: string, attribute: Attribute): void {
  const { type, component = '', relation = '' } = attribute;
  if (type === 'uid') shape.slugFrom = attribute.targetField;
  else if (type === 'component') {
    const [category = '', file = ''] = component.split('.');
    const inner = readShape(component, readAttributes('components', category, `${file}.json`));
    shape.slots.set(name, { shape: inner, isMany: attribute.repeatable === true });
  } else if (type === 'media') shape.media.set(name, { isMany: attribute.multiple === true });
  else if (type === 'relation') {
    const inverse = attribute.inversedBy ?? attribute.mappedBy;
    const target = typeName(attribute.target);
    const isMany = relation.endsWith('Many');
    if (inverse) shape.twoWay.set(name, { type: target, inverse, isMany, isInverseMany: relation.startsWith('many') });
    else shape.oneWay.set(name, { type: target, isMany });
  } else if (attribute.pluginOptions?.i18n?.localized) shape.texts.set(name, type === 'blocks' ? 'blocks' : 'string');
  else shape.scalars.set(name, type);
}

/** The test hub's content types by name. */
export const SHAPES: ReadonlyMap<string, Shape> = new Map(
  readdirSync(path.join(SRC, 'api')).map((name) => [
    name,
    readShape(`api::${name}.${name}`, readAttributes('api', name, 'content-types', name, 'schema.json')),
  ])
);

/** @throws Error where there is no such content type */
export function shapeOf(type: string): Shape {
  const shape = SHAPES.get(type);
  if (!shape) throw new Error(`the test hub has no content type "${type}"`);
  return shape;
}

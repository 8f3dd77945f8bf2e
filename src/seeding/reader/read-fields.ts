import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';

import {
  componentAttributes,
  hasLocalizedText,
  isRelation,
  isRequired,
  isShared,
  isToMany,
  relationTarget,
  type Attribute,
  type Attributes,
  type ContentModel,
} from '../content-model';
import type { Block } from '../markdown/blocks';
import { markdownToBlocks } from '../markdown/markdown-to-blocks';

import { scalarSchema } from './scalar-schema';
import type { SeedFile } from './seed-file';

/** Values by field. A relation is the key of its target or a list of them, a media field the name of its file. */
export interface SeedFields {
  [field: string]: SeedValue;
}
export type SeedValue = string | number | boolean | string[] | Block[] | SeedFields | SeedFields[];

export interface ReadFieldsOptions {
  model: ContentModel;
  file: SeedFile;
  /** The file of the source language, where this is a translation: that gives text only. */
  translationOf: string | undefined;
  /** Whether the hub writes the text that the file leaves out. */
  isPartial: boolean;
  hasEntry: (uid: string, key: string) => boolean;
  hasMedia: (name: string) => boolean;
  report: (line: number, reason: string) => void;
}

/**
 * Reads the fields of an entry, or of a component in it, as the content type wants them.
 *
 * @returns the values that are usable; the others were reported
 */
export function readFields(map: YAMLMap, attributes: Attributes, options: ReadFieldsOptions): SeedFields {
  const fields: SeedFields = {};
  // A parsed map holds nodes; the library's type leaves open that a program made it.
  for (const { key, value } of map.items as Pair<Node, Node | null>[]) {
    const name = String(key);
    const report = (reason: string) => options.report(options.file.lineOf(key), reason);
    const attribute = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (!attribute) {
      report(`unknown field "${name}"; known are ${Object.keys(attributes).join(', ')}`);
      continue;
    }
    const refusal = refuse(name, attribute, options);
    if (refusal !== undefined) {
      report(refusal);
    } else if (!value || (isScalar(value) && value.value === null)) {
      report(`${name} has no value; leave the field out`);
    } else {
      const read = readValue(name, value, attribute, options);
      if (read !== undefined) fields[name] = read;
    }
  }
  return fields;
}

/** Reports required fields that a file does not give and has to; in a translation, required text alone. */
export function reportMissing(map: YAMLMap, attributes: Attributes, options: ReadFieldsOptions): void {
  if (options.isPartial) return;
  for (const [name, attribute] of Object.entries(attributes)) {
    if (!isRequired(attribute) || map.has(name)) continue;
    const isOwed = options.translationOf === undefined || hasLocalizedText(options.model, attribute);
    if (isOwed) options.report(options.file.lineOf(map), `${name} is missing`);
  }
}

function refuse(name: string, attribute: Attribute, { model, translationOf }: ReadFieldsOptions): string | undefined {
  if (attribute.writable === false) return `${name} is computed by the hub`;
  if (attribute.mappedBy !== undefined) {
    return `${name} is the other side of a relation; fill "${attribute.mappedBy}" of ${attribute.target} instead`;
  }
  if (translationOf === undefined) return undefined;
  if (isShared(attribute)) return `${name} is shared by all languages; only ${translationOf} gives it`;
  if (!hasLocalizedText(model, attribute)) return `${name} holds no text; only ${translationOf} gives it`;
  return undefined;
}

function readValue(name: string, node: Node, attribute: Attribute, options: ReadFieldsOptions): SeedValue | undefined {
  if (isRelation(attribute) || attribute.type === 'media') return readReferences(name, node, attribute, options);
  if (attribute.type === 'component') return readComponent(name, node, attribute, options);
  if (attribute.type === 'blocks') return readBlocks(name, node, options);

  const schema = scalarSchema(attribute);
  if (!schema) return reject(`${name}: seed files do not know fields of type ${attribute.type}`, node, options);
  const result = schema.safeParse(isScalar(node) ? node.value : undefined);
  if (result.success) return result.data;
  for (const { message } of result.error.issues) reject(`${name}: ${message}`, node, options);
  return undefined;
}

function readReferences(
  name: string,
  node: Node,
  attribute: Attribute,
  options: ReadFieldsOptions
): string | string[] | undefined {
  const isList = attribute.type === 'media' ? attribute.multiple === true : isToMany(attribute);
  if (!isList) return readReference(name, node, attribute, options);
  if (!isSeq<Node>(node)) return reject(`${name} must be a list`, node, options);
  const keys: string[] = [];
  for (const item of node.items) {
    const key = readReference(name, item, attribute, options);
    if (key === undefined) continue;
    if (keys.includes(key)) reject(`${name} names "${key}" twice`, item, options);
    keys.push(key);
  }
  return keys;
}

function readReference(name: string, node: Node, attribute: Attribute, options: ReadFieldsOptions): string | undefined {
  const key = isScalar(node) ? node.value : undefined;
  const isMedia = attribute.type === 'media';
  if (typeof key !== 'string') {
    return reject(`${name} must be the ${isMedia ? 'name of a file' : 'key of an entry'}`, node, options);
  }
  if (isMedia && !options.hasMedia(key)) return reject(`${name}: there is no file media/${key}`, node, options);
  if (!isMedia && !options.hasEntry(relationTarget(attribute), key)) {
    return reject(`${name}: there is no ${attribute.target?.split('.').at(-1)} "${key}"`, node, options);
  }
  return key;
}

function readComponent(
  name: string,
  node: Node,
  attribute: Attribute,
  options: ReadFieldsOptions
): SeedFields | SeedFields[] | undefined {
  const attributes = componentAttributes(options.model, attribute);
  // A shared component is whole in the source file; the refusal above keeps it out of translations.
  const readOne = (item: Node) => {
    if (!isMap(item)) return reject(`${name} must be fields with values`, item, options);
    reportMissing(item, attributes, options);
    return readFields(item, attributes, options);
  };
  if (attribute.repeatable !== true) return readOne(node);
  if (!isSeq<Node>(node)) return reject(`${name} must be a list`, node, options);
  // A faulty item keeps its place, so that the others are still compared with their translations.
  return node.items.map((item) => readOne(item) ?? {});
}

function readBlocks(name: string, node: Node, options: ReadFieldsOptions): Block[] | undefined {
  const source = isScalar(node) ? node.value : undefined;
  if (!isScalar(node) || typeof source !== 'string') return reject(`${name} must be Markdown`, node, options);
  const { blocks, faults } = markdownToBlocks(source);
  // The text of a block scalar (`|`) begins in the line after its sign.
  const linesBefore = options.file.lineOf(node) - (node.type?.startsWith('BLOCK') ? 0 : 1);
  for (const { line, reason } of faults) options.report(linesBefore + line, `${name}: ${reason}`);
  return blocks;
}

function reject(reason: string, node: Node, options: ReadFieldsOptions): undefined {
  options.report(options.file.lineOf(node), reason);
  return undefined;
}

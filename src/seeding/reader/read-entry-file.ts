import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { isNode } from 'yaml';

import { findFaults } from '../../rules/find-faults';
import { bodyFieldOf, type ContentModel, type EntryType } from '../content-model';
import type { Block } from '../markdown/blocks';

import type { Fault } from './faults';
import { readFields, reportMissing, type ReadFieldsOptions, type SeedFields } from './read-fields';
import { readSources } from './read-sources';
import { parseSeedFile, type SeedFile } from './seed-file';

interface ReadEntryFileOptions {
  /** The folder of seeds. */
  dir: string;
  /** The file's path below it. */
  file: string | undefined;
  type: EntryType;
  key: string;
  model: ContentModel;
  /** The file of the source language, where this is a translation. */
  translationOf?: string;
  /** Whether the hub writes the text that the file leaves out. */
  isPartial: boolean;
  hasEntry: ReadFieldsOptions['hasEntry'];
  hasMedia: ReadFieldsOptions['hasMedia'];
  report: (fault: Fault) => void;
}

/** What one file says of an entry, and how to report what is wrong with that as a whole. */
export interface EntryFile {
  fields: SeedFields;
  report: (reason: string) => void;
}

/** Reads one file of an entry. @returns undefined where there is none, or its front matter cannot be read */
export async function readEntryFile(options: ReadEntryFileOptions): Promise<EntryFile | undefined> {
  const { dir, file, type, key, model, translationOf, isPartial } = options;
  if (file === undefined) return undefined;
  const seedFile = parseSeedFile(file, await readFile(path.join(dir, file), 'utf8'), options.report);
  if (!seedFile) return undefined;

  const report = (line: number, reason: string) => options.report({ file, line, reason });
  readSources(seedFile, { attributes: type.attributes, translationOf, report });
  const fieldsOptions: ReadFieldsOptions = { ...options, file: seedFile, translationOf, report };
  const fields = readFields(seedFile.frontMatter, type.attributes, fieldsOptions);
  const inFrontMatter = Object.entries(type.attributes).filter(([name]) => name !== bodyFieldOf(type));
  reportMissing(seedFile.frontMatter, Object.fromEntries(inFrontMatter), fieldsOptions);

  const breaches = findFaults({
    schema: type,
    data: fields,
    // Only the source language's file can be held to be whole.
    isPublishing: translationOf === undefined,
    componentSchema: (uid) => model.components[uid] ?? { attributes: {} },
  });
  for (const { path: at, message } of breaches) report(lineAt(seedFile, at), message);
  if (translationOf === undefined && fields.slug !== undefined && fields.slug !== key) {
    report(lineAt(seedFile, ['slug']), `slug must be "${key}", as its folder is named`);
  }
  const body = readBody(type, seedFile, { isPartial, report });
  return { fields: { ...fields, ...body }, report: (reason) => report(1, reason) };
}

function readBody(
  type: EntryType,
  { frontMatter, body, lineOf }: SeedFile,
  { isPartial, report }: { isPartial: boolean; report: (line: number, reason: string) => void }
): Record<string, Block[]> {
  const field = bodyFieldOf(type);
  if (field === undefined) {
    if (body) report(1, `${type.name} has no field for the Markdown below the front matter`);
    return {};
  }
  if (frontMatter.has(field))
    report(lineAt({ frontMatter, lineOf }, [field]), `${field} is the Markdown below the front matter`);
  if (body) return { [field]: body };
  if (type.attributes[field]?.required && !isPartial)
    report(1, `${field}, the Markdown below the front matter, is missing`);
  return {};
}

/** The line of a field, 1 where the file does not have it. */
function lineAt(
  { frontMatter, lineOf }: Pick<SeedFile, 'frontMatter' | 'lineOf'>,
  at: readonly (string | number)[]
): number {
  const node = frontMatter.getIn(at, true);
  return lineOf(isNode(node) ? node : undefined);
}

import { inspect } from 'node:util';

import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { differences } from './compare';
import { applyToHub, documentsOf, removeLocale } from './drive';
import { FILE_COUNT, type Edit } from './edit';
import { decide } from './edits/decide';
import { EDIT_COUNT, type Intention } from './edits/intentions';
import { applyToModel } from './model/apply';
import { createModel, entryOf, nextEntry, Refusal, type Model } from './model/model';
import { REGISTRY_AT_FIRST } from './registry';
import { SHAPES, shapeOf } from './schema';
import { readStored, type Stored } from './stored';
import { compareSummaries } from './summaries';

/** The hub does not hold what it must; the message says after which edits. */
export class Deviation extends Error {
  // Where it was found is the same for all.
  override stack = this.message;
}

/** A test hub and what the runs on it share. */
export interface Bench {
  strapi: Core.Strapi;
  files: Map<number, number>;
  editCount: number;
}

/** Gives the test hub the files that edits use. */
export async function prepareBench(strapi: Core.Strapi): Promise<Bench> {
  const files = new Map<number, number>();
  for (let index = 0; index < FILE_COUNT; index += 1) {
    const name = `file-${index}.txt`;
    const data = { name, hash: name, ext: '.txt', mime: 'text/plain', size: 1, url: `/${name}`, provider: 'local' };
    const { id } = await strapi.db.query('plugin::upload.file').create({ data });
    files.set(Number(id), index);
  }
  return { strapi, files, editCount: 0 };
}

/**
 * Does a sequence of edits to the hub and to the model, and compares the two after each.
 *
 * @throws Deviation with the edits and the differences
 */
export async function runSequence(bench: Bench, intentions: Intention[]): Promise<void> {
  const { strapi, files } = bench;
  const model = createModel(REGISTRY_AT_FIRST);
  const documentIds = new Map<number, string>();
  const read = () =>
    readStored(strapi, { files, entries: new Map([...documentIds].map(([id, documentId]) => [documentId, id])) });
  const edits: Edit[] = [];
  const slugs = new Set<string>();
  let stored: Stored = await read();
  const check = (faults: string[]) => {
    if (faults.length > 0) throw new Deviation(describeDeviation(edits, faults));
  };

  for (const intention of intentions) {
    const edit = decide(model, intention);
    if (edits.length === EDIT_COUNT) break;
    if (!edit) continue;
    // The same intention twice, as a shortened sequence has it, would give two entries one slug, which the hub's own rules refuse.
    const slug = slugOf(edit);
    if (slug !== undefined && slugs.has(slug)) continue;
    if (slug !== undefined) slugs.add(slug);
    edits.push(edit);
    bench.editCount += 1;
    const entry = 'entry' in edit ? entryOf(model, edit.entry) : undefined;
    const before = entry && { type: entry.type, draft: structuredClone(entry.draft) };
    const created = nextEntry(model);
    const refusal = attempt(() => applyToModel(model, edit));
    const answer = await applyToHub({ strapi, before, stored, documentIds, fileIds: [...files.keys()] }, edit).then(
      (documentId): Answer => ({ documentId }),
      (error: unknown): Answer => ({ error })
    );
    if (answer.documentId !== undefined) documentIds.set(created, answer.documentId);
    check(compareAnswers(refusal, answer));
    stored = await read();
    check(differences(model, stored));
  }
  check(await compareSummaries({ strapi, model, documentIds }));
  await empty(strapi, model, documentIds);
  documentIds.clear();
  stored = await read();
  check([...stored.faults, ...stored.rows.keys(), ...stored.records.keys()]);
}

interface Answer {
  documentId?: string;
  error?: unknown;
}

function attempt(edit: () => void): Refusal | undefined {
  try {
    edit();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function compareAnswers(refusal: Refusal | undefined, answer: Answer): string[] {
  const { error } = answer;
  if (refusal && error === undefined) return [`the hub must refuse this: ${refusal.message}`];
  if (!refusal && error !== undefined) return [`the hub refuses this: ${inspect(error, { depth: 4 })}`];
  const isAnswer = error === undefined || error instanceof errors.ApplicationError;
  return isAnswer ? [] : [`the hub fails instead of refusing: ${inspect(error)}`];
}

async function empty(strapi: Core.Strapi, model: Model, documentIds: Map<number, string>): Promise<void> {
  for (const { id, type } of model.entries.values()) {
    await documentsOf(strapi, shapeOf(type).uid).delete({ documentId: documentIds.get(id), locale: '*' });
  }
  if (model.registry !== REGISTRY_AT_FIRST) await removeLocale(strapi);
}

/** Empties the hub by force, after a run that left it in any state. */
export async function reset(strapi: Core.Strapi): Promise<void> {
  const uids = [...SHAPES.values()].map(({ uid }) => uid);
  const components = Object.keys(strapi.components);
  const tables = [...uids, ...components, 'plugin::localization.version'].map(
    (uid) => strapi.db.metadata.get(uid).tableName
  );
  // Not TRUNCATE: after a write, Strapi still reads what it tells its listeners, and the two would block each other.
  for (const name of ['files_related_mph', ...tables]) await strapi.db.connection.raw(`DELETE FROM "${name}"`);
  await removeLocale(strapi);
}

const describeDeviation = (edits: Edit[], faults: string[]) =>
  [
    `After ${edits.length} edits the hub is not what it must be:`,
    ...edits.map((edit) => `  ${JSON.stringify(edit)}`),
    ...faults.slice(0, 12).map((fault) => `→ ${fault}`),
    ...(faults.length > 12 ? [`→ and ${faults.length - 12} more`] : []),
  ].join('\n');

/** The slug that an edit writes. */
function slugOf(edit: Edit): string | undefined {
  if ('slug' in edit) return edit.slug;
  return 'data' in edit ? edit.data.slug : undefined;
}

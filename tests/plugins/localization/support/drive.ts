import type { Core, UID } from '@strapi/strapi';

import type { Part, Text, Value } from './content';
import type { Data, Edit, PartData, RowData } from './edit';
import { rowName } from './expected';
import { OPTIONS_AT_FIRST, OPTIONS_LATER } from './registry';
import { shapeOf, type Shape } from './schema';
import type { ComponentIds, Stored } from './stored';

type Params = Record<string, unknown>;

interface AnyDocuments {
  create(params: Params): Promise<{ documentId: string }>;
  update(params: Params): Promise<{ documentId: string } | null>;
  publish(params: Params): Promise<unknown>;
  unpublish(params: Params): Promise<unknown>;
  discardDraft(params: Params): Promise<unknown>;
  delete(params: Params): Promise<unknown>;
  clone(params: Params): Promise<{ documentId: string }>;
}

export const documentsOf = (strapi: Core.Strapi, uid: string) =>
  strapi.documents(uid as UID.ContentType) as unknown as AnyDocuments;

interface Drive {
  strapi: Core.Strapi;
  /** The entry and the hub as they were before the edit. */
  before?: { type: string; draft: Part };
  stored: Stored;
  documentIds: Map<number, string>;
  /** The ids of the files, by number. */
  fileIds: number[];
}

/** Does an edit to the hub, the way its editors do. Resolves to the documentId of an entry that is new. */
export async function applyToHub(drive: Drive, edit: Edit): Promise<string | undefined> {
  const { strapi, before } = drive;
  if (edit.do === 'add locale') return addLocale(strapi);
  if (edit.do === 'create') {
    const { uid } = shapeOf(edit.type);
    const data = contentData(drive, { shape: shapeOf(edit.type), data: edit.data });
    const params = { locale: edit.locale, data, ...(edit.publish && { status: 'published' }) };
    return (await documentsOf(strapi, uid).create(params)).documentId;
  }
  if (!before) throw new Error(`there is no entry ${edit.entry} to edit`);
  const shape = shapeOf(before.type);
  const documents = documentsOf(strapi, shape.uid);
  const documentId = drive.documentIds.get(edit.entry) ?? '';
  switch (edit.do) {
    case 'save': {
      const ids = drive.stored.components.get(rowName(edit.entry, 'draft', edit.locale));
      const data = contentData(drive, { shape, data: edit.data, before: { part: before.draft, ids } });
      await documents.update({ documentId, locale: edit.locale, data, ...(edit.publish && { status: 'published' }) });
      return undefined;
    }
    case 'publish':
    case 'unpublish': {
      const [first] = edit.locales;
      const locale = edit.locales === '*' ? '*' : edit.locales.length === 1 ? first : edit.locales;
      await documents[edit.do]({ documentId, locale });
      return undefined;
    }
    case 'discard':
      await documents.discardDraft({ documentId, locale: edit.locale });
      return undefined;
    case 'delete':
      await documents.delete({ documentId, locale: edit.locale });
      return undefined;
    case 'clone':
      return (
        await documents.clone({ documentId, locale: '*', data: edit.slug === undefined ? {} : { slug: edit.slug } })
      ).documentId;
    case 'act': {
      const { locale, action, segment } = edit;
      const versions = strapi.plugin('localization').service('versions');
      await versions.act({ type: shape.uid, documentId, locale, action, segment });
      return undefined;
    }
  }
}

/** Restarts the hub's languages with one more, as its next start would. */
async function addLocale(strapi: Core.Strapi): Promise<undefined> {
  setLanguages(strapi, OPTIONS_LATER);
  await strapi.plugin('localization').service('locales').sync();
  await strapi.plugin('localization').service('backfill').run();
}

function setLanguages(strapi: Core.Strapi, locales: typeof OPTIONS_LATER): void {
  const options = strapi.config.get<object>('plugin::localization');
  strapi.config.set('plugin::localization', { ...options, locales });
}

/** Takes the added language away again, from a hub without entries. */
export async function removeLocale(strapi: Core.Strapi): Promise<void> {
  setLanguages(strapi, OPTIONS_AT_FIRST);
  const codes = OPTIONS_AT_FIRST.map(({ code }) => code);
  await strapi.db.query('plugin::i18n.locale').deleteMany({ where: { code: { $notIn: codes } } });
}

interface Written {
  shape: Shape;
  data: Data;
  before?: { part: Part; ids?: ComponentIds };
}

function contentData(drive: Drive, { shape, data, before }: Written): Params {
  const references = (ids: number[]) => ids.map((id) => ({ documentId: drive.documentIds.get(id) }));
  const written = partData(drive, { shape, data, before });
  for (const [field, { targets, connect, disconnect }] of Object.entries(data.relations ?? {})) {
    if (connect) written[field] = { connect: references(connect) };
    else if (disconnect) written[field] = { disconnect: references(disconnect) };
    else written[field] = { set: references(targets) };
  }
  if (data.slug !== undefined) written.slug = data.slug;
  return written;
}

interface WrittenPart {
  shape: Shape;
  data: PartData;
  before?: Written['before'];
}

function partData(drive: Drive, { shape, data, before }: WrittenPart): Params {
  const written: Params = {};
  for (const [name, text] of Object.entries(data.texts ?? {})) written[name] = storedText(shape, name, text);
  for (const [name, value] of Object.entries(data.values ?? {})) written[name] = storedValue(drive, shape, name, value);
  for (const [slot, rows] of Object.entries(data.slots ?? {})) {
    const inner = shape.slots.get(slot);
    if (!inner) continue;
    const parts = rows.map((row) => rowData(drive, { shape: inner.shape, slot, row, before }));
    written[slot] = inner.isMany ? parts : (parts[0] ?? null);
  }
  return written;
}

interface WrittenRow {
  shape: Shape;
  slot: string;
  row: RowData;
  before?: Written['before'];
}

/** As the admin panel does, a component that was there is named by its id. */
function rowData(drive: Drive, { shape, slot, row, before }: WrittenRow): Params {
  const index = row.isNew ? -1 : (before?.part.slots[slot] ?? []).findIndex(({ key }) => key === row.key);
  const part = before?.part.slots[slot]?.[index];
  const there = before?.ids?.[slot]?.[index];
  if (!row.isNew && (!part || !there)) throw new Error(`the hub has no ${slot} with the key ${row.key}`);
  const inside = part && there ? { part, ids: there.inside } : undefined;
  return { ...(there && { id: there.id }), ...partData(drive, { shape, data: row, before: inside }) };
}

const storedText = (shape: Shape, name: string, text: Text) =>
  shape.texts.get(name) === 'blocks'
    ? (text as string[]).map((paragraph) => ({ type: 'paragraph', children: [{ type: 'text', text: paragraph }] }))
    : text;

function storedValue({ documentIds, fileIds }: Drive, shape: Shape, name: string, value: Value): unknown {
  if (!Array.isArray(value)) return value;
  const media = shape.media.get(name);
  if (!media) return { set: value.map((id) => ({ documentId: documentIds.get(id) })) };
  const ids = value.map((index) => fileIds[index]);
  return media.isMany ? ids : (ids[0] ?? null);
}

import type { ComponentView, ContentTypeView, SystemField } from './panel-view';

/** A content type or component, as far as the content manager's configuration depends on it. */
export interface Model {
  uid: string;
  attributes: Readonly<Record<string, { type: string; target?: string; writable?: boolean }>>;
}

/**
 * A view cut into the pieces that are kept in step one by one, each under its path in the content manager's
 * configuration: `settings.pageSize`, `metadatas.name.edit.label`, `layouts.list`.
 */
export type Pieces = Record<string, unknown>;

const SYSTEM_FIELD_LABELS: Readonly<Record<SystemField, string>> = {
  id: 'ID',
  documentId: 'Document ID',
  createdAt: 'Created',
  updatedAt: 'Last changed',
  createdBy: 'Created by',
  updatedBy: 'Last changed by',
};

export const isSystemField = (name: string): name is SystemField => name in SYSTEM_FIELD_LABELS;

/**
 * @param mainFields - by uid, the field that names an entry of a content type in relation pickers
 */
export function contentTypePieces(
  model: Model,
  view: ContentTypeView,
  mainFields: Readonly<Record<string, string>>
): Pieces {
  return {
    ...componentPieces(model, view, mainFields),
    'settings.defaultSortBy': view.sort.by,
    'settings.defaultSortOrder': view.sort.order,
    'settings.pageSize': view.pageSize,
    ...Object.fromEntries(
      Object.entries(SYSTEM_FIELD_LABELS).map(([name, label]) => [`metadatas.${name}.list.label`, label])
    ),
    'layouts.list': view.columns,
  };
}

export function componentPieces(
  model: Model,
  view: ComponentView,
  mainFields: Readonly<Record<string, string>>
): Pieces {
  const pieces: Pieces = { 'settings.mainField': view.mainField };
  for (const [name, { label, hint, placeholder = '' }] of Object.entries(view.fields)) {
    const attribute = model.attributes[name];
    const at = `metadatas.${name}`;
    pieces[`${at}.edit.label`] = label;
    pieces[`${at}.edit.description`] = hint;
    pieces[`${at}.edit.placeholder`] = placeholder;
    // What the hub computes is shown, never typed in.
    pieces[`${at}.edit.editable`] = attribute?.writable !== false;
    pieces[`${at}.list.label`] = label;
    const mainField = attribute?.target === undefined ? undefined : mainFields[attribute.target];
    if (mainField) pieces[`${at}.edit.mainField`] = mainField;
  }
  pieces['layouts.edit'] = view.form.map((row) => Object.entries(row).map(([name, size]) => ({ name, size })));
  return pieces;
}

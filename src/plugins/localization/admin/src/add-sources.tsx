import type { ReactNode } from 'react';

import { FieldSource } from './field-source';

interface FormField {
  type: string;
  /** In twelfths of the form's width. */
  size: number;
  labelAction?: ReactNode;
}

type Row<Field> = readonly Field[];

interface EditLayout<Field> {
  layout: readonly (readonly Row<Field>[])[];
  components: Readonly<Record<string, { layout: readonly Row<Field>[] }>>;
  options: { i18n?: { localized?: boolean } };
}

const TEXT_TYPES = new Set(['string', 'text', 'richtext', 'blocks']);
const EDITOR_TYPES = new Set(['richtext', 'blocks']);
const FULL_SIZE = 12;

/**
 * Strapi's hook that lays out the form of the content manager: puts the source's text to each text field, those of components too. It is added to
 * the label, since that is where Strapi takes elements, in every kind of field; whether there is a source to show, it finds out itself.
 */
export function addSources<Field extends FormField, Waterfall extends { layout: EditLayout<Field> }>(
  waterfall: Waterfall
): Waterfall {
  const { layout } = waterfall;
  if (!layout.options.i18n?.localized) return waterfall;

  const addSource = (field: Field): Field => {
    const { type, size, labelAction } = field;
    if (!TEXT_TYPES.has(type)) return field;
    const isBeside = EDITOR_TYPES.has(type) && size === FULL_SIZE;
    const source = (
      <FieldSource type={type} isBeside={isBeside}>
        {labelAction}
      </FieldSource>
    );
    return { ...field, labelAction: source };
  };
  const addToRows = (rows: readonly Row<Field>[]) => rows.map((row) => row.map(addSource));
  return {
    ...waterfall,
    layout: {
      ...layout,
      layout: layout.layout.map(addToRows),
      components: Object.fromEntries(
        Object.entries(layout.components).map(([uid, component]) => [
          uid,
          { ...component, layout: addToRows(component.layout) },
        ])
      ),
    },
  };
}

/** How an editor meets one field. */
export interface FieldView {
  /** Its name over the input and over the list column. Sentence case. */
  label: string;
  /** One or two sentences under the input: what to enter, in which unit or format, with an example. */
  hint: string;
  /** An example inside the empty input. */
  placeholder?: string;
}

/** Width of an input in twelfths of the form; Strapi gives components and block editors the whole row. */
export type Width = 3 | 4 | 5 | 6 | 7 | 8 | 9 | 12;

/** What Strapi adds to every content type and an administrator may put in a list. */
export type SystemField = 'id' | 'documentId' | 'createdAt' | 'updatedAt' | 'createdBy' | 'updatedBy';

export interface ComponentView<Field extends string = string> {
  fields: Readonly<Record<Field, FieldView>>;
  /** The rows of the form, from the top: each field once, with its width. */
  form: readonly Readonly<Partial<Record<Field, Width>>>[];
  /** The field an entry is called by: in relation pickers, in the title of the form, on a folded component. */
  mainField: Field;
}

/** How a content type reads in the admin panel. */
export interface ContentTypeView<Field extends string = string> extends ComponentView<Field> {
  /** The columns of its list, from the left. Strapi adds the languages and the publication status. */
  columns: readonly (Field | SystemField)[];
  /** The order its list opens in. */
  sort: Readonly<{ by: Field | SystemField; order: 'ASC' | 'DESC' }>;
  /** Entries on a page of its list. */
  pageSize: 10 | 20 | 50 | 100;
}

/** A schema.json, as far as a view is checked against it. */
interface Schema {
  readonly attributes: object;
}

type FieldOf<S extends Schema> = keyof S['attributes'] & string;

const ROW_WIDTH = 12;

/**
 * Declares how a content type reads in the admin panel. The type checker holds it against the type's schema.json:
 * a field without a label and a hint, or a name the schema does not know, does not compile.
 *
 * @throws Error naming the field that the form leaves out or shows twice, or the row that is too wide
 */
export function defineContentTypeView<const S extends Schema>(
  schema: S,
  view: ContentTypeView<FieldOf<S>>
): ContentTypeView {
  return checkForm(schema, view);
}

/** The same for a component, which has no list of its own. */
export function defineComponentView<const S extends Schema>(schema: S, view: ComponentView<FieldOf<S>>): ComponentView {
  return checkForm(schema, view);
}

function checkForm<View extends ComponentView>(schema: Schema, view: View): View {
  const placed = view.form.flatMap((row) => Object.keys(row));
  for (const field of Object.keys(schema.attributes)) {
    const times = placed.filter((name) => name === field).length;
    if (times !== 1) throw new Error(`The form shows the field "${field}" ${times} times; it has to show it once.`);
  }
  for (const row of view.form) {
    const width = Object.values(row).reduce<number>((sum, size) => sum + (size ?? 0), 0);
    if (width > ROW_WIDTH) {
      throw new Error(`The row of ${Object.keys(row).join(', ')} is ${width} wide; a row has ${ROW_WIDTH} columns.`);
    }
  }
  return view;
}

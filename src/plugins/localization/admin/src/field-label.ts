/** A field of the content manager's form, as far as its name goes. */
interface FormField {
  name: string;
  label: string;
  attribute: { type: string; component?: string };
}

/** The form of a content type, as the content manager lays it out; what an administrator renamed is in it. */
export interface FormLayout {
  layout: readonly (readonly (readonly FormField[])[])[];
  components: Readonly<Record<string, { layout: readonly (readonly FormField[])[] }>>;
}

/** A text of react-intl: what it is called in the language of the panel, or else the default. */
export interface Message {
  id: string;
  defaultMessage: string;
}

/** One step of a text's path: a field, and which of its rows, counted from one. */
export interface LabelPart {
  label: Message;
  /** Of a component that repeats. */
  row?: number;
}

/**
 * What a text's path means in the form: `statistics.0.label` is the field "Label" of the first row of "Statistics".
 *
 * @param model - the content type's uid
 * @param layout - of the content type's form; a field it leaves out keeps its name
 */
export function describeField({
  path,
  model,
  layout,
}: {
  path: string;
  model: string;
  layout: FormLayout;
}): LabelPart[] {
  let owner = `content-types.${model}`;
  let fields = layout.layout.flat(2);
  const parts: LabelPart[] = [];
  for (const step of path.split('.')) {
    const last = parts.at(-1);
    if (last && /^\d+$/.test(step)) {
      last.row = Number(step) + 1;
      continue;
    }
    const field = fields.find(({ name }) => name === step);
    parts.push({ label: { id: `content-manager.${owner}.${step}`, defaultMessage: field?.label ?? step } });
    const component = field?.attribute.component ?? '';
    owner = `components.${component}`;
    fields = layout.components[component]?.layout.flat() ?? [];
  }
  return parts;
}

/** A row of a component that repeats, as the form has it; one without an id is not saved yet. */
interface Row {
  id?: unknown;
  [field: string]: unknown;
}

/**
 * Finds where a field of the form is in the draft as it was saved: rows of components may have been moved, added or taken
 * away since.
 *
 * @param name - of the field in the form, such as `statistics.0.label`
 * @param values - of the form now
 * @param initialValues - of the form as it was saved
 * @returns the path of the text in the draft; undefined for a field in a row that is not saved yet
 */
export function savedPath({
  name,
  values,
  initialValues,
}: {
  name: string;
  values: unknown;
  initialValues: unknown;
}): string | undefined {
  const path: string[] = [];
  let now = values;
  let saved = initialValues;
  for (const step of name.split('.')) {
    let savedStep = step;
    if (Array.isArray(now)) {
      const { id } = ((now as unknown[])[Number(step)] ?? {}) as Row;
      const index = Array.isArray(saved) ? (saved as Row[]).findIndex((row) => row.id === id) : -1;
      if (id === undefined || index === -1) return undefined;
      savedStep = String(index);
    }
    path.push(savedStep);
    now = (now as Row | null | undefined)?.[step];
    saved = (saved as Row | null | undefined)?.[savedStep];
  }
  return path.join('.');
}

/** What marks a field of the form by its path in the draft. */
export const PATH_MARK = 'data-localization-path';
/** What marks a field of the form that somebody still has to see to. */
export const NEED_MARK = 'data-localization-need';

const CONTROLS = '[contenteditable="true"], textarea, input';

/**
 * The control of a field.
 *
 * @param part - anything in the field beside it
 */
export function findControl(part: Element): HTMLElement | undefined {
  for (let holder = part.parentElement; holder; holder = holder.parentElement) {
    const control = holder.querySelector<HTMLElement>(CONTROLS);
    if (control) return control;
  }
  return undefined;
}

/** Takes whoever works with the keyboard to the control of a field. */
export function focusControl(part: Element): void {
  findControl(part)?.focus({ preventScroll: true });
  // The label and the source's text belong to what one wants to see.
  part.scrollIntoView({ block: 'center' });
}

/** @returns false where the field is not on the page, as in a row of a component that is closed */
export function focusField(path: string): boolean {
  const part = document.querySelector(`[${PATH_MARK}="${CSS.escape(path)}"]`);
  if (part) focusControl(part);
  return part !== null;
}

/** Goes to the next field that somebody has to see to, from the last on to the first. */
export function focusNextInNeed(part: Element): void {
  const inNeed = [...document.querySelectorAll(`[${NEED_MARK}]`)];
  const isAfter = (other: Element) => Boolean(part.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
  const next = inNeed.find(isAfter) ?? inNeed[0];
  if (next) focusControl(next);
}

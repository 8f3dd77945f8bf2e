import { findControl } from './fields-on-page';

const BLOCK = '[data-slate-node="element"]';

/**
 * Puts a text into a field as typing would: so the form knows of it, undo takes it back, and the focus is where one goes on.
 *
 * @param part - anything in the field beside its control
 * @param block - of a field of blocks, which of them, by its number
 * @param passage - of a block with several texts, which: see PutText
 */
export function putText(request: { part: Element; block: number | undefined; passage: string; text: string }): void {
  const { part, block, passage, text } = request;
  const control = findControl(part);
  if (!control) return;
  control.focus();
  if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) {
    control.select();
    // Deprecated, and without successor: nothing else puts a text where the browser's undo knows of it.
    document.execCommand('insertText', false, text);
    return;
  }
  const place = findBlock({ editor: control, steps: [block ?? 0, ...stepsOf(passage)] });
  if (place) typeOver({ editor: control, place, text });
}

const stepsOf = (passage: string): number[] => (passage === '' ? [] : passage.split('.').map(Number));

/** Goes from the editor to a block in it, to an item in that, and so on. */
function findBlock({ editor, steps }: { editor: HTMLElement; steps: readonly number[] }): HTMLElement | undefined {
  return steps.reduce<HTMLElement | undefined>((holder, step) => {
    const inner = [...(holder?.querySelectorAll<HTMLElement>(BLOCK) ?? [])];
    return inner.filter((one) => one.parentElement?.closest(`${BLOCK}, [contenteditable="true"]`) === holder)[step];
  }, editor);
}

/** Tells the editor, which keeps its own state, what the browser tells it when somebody types over a selection. */
function typeOver({ editor, place, text }: { editor: HTMLElement; place: HTMLElement; text: string }): void {
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT, ({ parentElement }) =>
    parentElement?.closest('[data-slate-leaf]') ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP
  );
  const start = texts.nextNode();
  if (!start) return;
  let end = start;
  for (let next = texts.nextNode(); next; next = texts.nextNode()) end = next;
  const range = new StaticRange({
    startContainer: start,
    startOffset: 0,
    endContainer: end,
    endOffset: end.textContent?.length ?? 0,
  });
  editor.dispatchEvent(
    new InputEvent('beforeinput', {
      inputType: 'insertText',
      data: text,
      targetRanges: [range],
      bubbles: true,
      cancelable: true,
    })
  );
}

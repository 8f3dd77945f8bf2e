/**
 * Writes into the page how many entries are shown. A number that the browser counts by its styles is seen, but need not
 * be announced to who hears the page; a text in a status is.
 *
 * @param element - says in its text what is counted, and in `data-none` what there is to say where nothing is left
 */
export function createCountMessage(element: HTMLElement | null): (count: number) => void {
  const label = element?.textContent?.trim() ?? '';
  return (count) => {
    const message = `${label} ${count > 0 ? count : `0. ${element?.dataset.none ?? ''}`}`;
    // What is the same need not be announced again.
    if (!element || element.textContent === message) return;
    element.classList.add('counted');
    element.textContent = message;
  };
}

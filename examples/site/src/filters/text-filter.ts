/**
 * Looks for text while it is typed, wherever the site is served from, and writes what is chosen into the address, so
 * that it can be shared. All other filters work without this script; this one does where the site's own server answers.
 */
import { createCountMessage } from './count-message';
import { createTextMatch, simplify } from './text-match';

const form = document.querySelector<HTMLFormElement>('form.filters');
const field = form?.querySelector<HTMLInputElement>('input[type="search"]');
if (form && field) {
  const entries = [...document.querySelectorAll<HTMLElement>('.entries > li')].map((element) => ({
    element,
    text: simplify(element.textContent ?? ''),
  }));
  const controls = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]')];

  const showCount = createCountMessage(document.querySelector('.shown'));
  const apply = () => {
    const isFound = createTextMatch(field.value);
    for (const { element, text } of entries) element.hidden = !isFound(text);
    showCount(entries.filter(({ element }) => element.checkVisibility()).length);

    const address = new URL(location.href);
    for (const { name, value } of controls) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(null, '', address);
  };

  const asked = new URL(location.href).searchParams;
  for (const control of controls) {
    const value = asked.get(control.name);
    if (value !== null && canHold(control, value)) control.value = value;
  }
  const reset = form.querySelector('.reset');
  // What does nothing without this script is not shown without it.
  for (const element of [field.parentElement, reset]) element?.removeAttribute('hidden');
  apply();
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  // The link leads to the whole list by itself; like this, who chooses it stays where they are.
  reset?.addEventListener('click', (event) => {
    event.preventDefault();
    for (const control of controls) control.value = '';
    apply();
  });
}

/** An address may be older than the list: a select that is given what it does not have would show nothing, not "All". */
function canHold(control: HTMLInputElement | HTMLSelectElement, value: string): boolean {
  return !(control instanceof HTMLSelectElement) || [...control.options].some((option) => option.value === value);
}

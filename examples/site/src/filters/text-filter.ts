/**
 * Adds a field to a list's filters that looks for text, and writes what is chosen into the address, so that it can be
 * shared. All other filters work without this script.
 */
const form = document.querySelector<HTMLFormElement>('form.filters');
const field = form?.querySelector<HTMLInputElement>('input[type="search"]');
if (form && field) {
  const entries = [...document.querySelectorAll<HTMLElement>('.entries > li')].map((element) => ({
    element,
    text: simplify(element.textContent ?? ''),
  }));
  const controls = () => [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]')];

  const apply = () => {
    const words = simplify(field.value).split(/\s+/);
    for (const { element, text } of entries) element.hidden = !words.every((word) => text.includes(word));

    const address = new URL(location.href);
    for (const { name, value } of controls()) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(null, '', address);
  };

  const asked = new URL(location.href).searchParams;
  for (const control of controls()) {
    const value = asked.get(control.name);
    if (value !== null) control.value = value;
  }
  field.parentElement?.removeAttribute('hidden');
  apply();
  form.addEventListener('input', apply);
  // The form is empty only after the event.
  form.addEventListener('reset', () => setTimeout(apply));
  form.addEventListener('submit', (event) => event.preventDefault());
}

/** Without accents and capitals: who looks for Djakova or Durres means Đakova and Durrës. */
function simplify(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'dj');
}

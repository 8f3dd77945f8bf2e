import { parse, serialize } from 'parse5';

import { createTextMatch, LONGEST_QUERY, simplify } from '../src/filters/text-match';

import { attributeOf, elementsIn, findByClass, setAttribute, textOf, type Element } from './html-tree';

/** A list's page as somebody asked for it. */
export interface NarrowedList {
  html: string;
  /** The page's own policy of what it may load: a list has a style of its own. */
  policy: string | undefined;
}

/**
 * Carries out a list's form, for readers without scripts: entries that do not hold the text are hidden, and the form
 * keeps what was chosen and typed. By the options the page's style narrows and counts, as it does where no server is.
 * The field for text is shown, which the page hides as long as nobody can look for text.
 *
 * @param html - of any page of the site
 * @param asked - what the form was sent with; what the form does not have is ignored
 * @returns undefined where the page is no list
 */
export function narrowList({ html, asked }: { html: string; asked: URLSearchParams }): NarrowedList | undefined {
  const page = parse(html);
  const form = findByClass(page, 'filters');
  const entries = findByClass(page, 'entries');
  if (!form || !entries) return undefined;

  const query = (asked.get('q') ?? '').slice(0, LONGEST_QUERY);
  for (const element of elementsIn(form)) {
    setAttribute(element, 'hidden', undefined);
    if (element.tagName === 'select') choose(element, asked.get(attributeOf(element, 'name') ?? ''));
    if (attributeOf(element, 'name') === 'q' && query) setAttribute(element, 'value', query);
  }
  const isFound = createTextMatch(query);
  for (const entry of entries.childNodes)
    if ('tagName' in entry && !isFound(simplify(textOf(entry)))) setAttribute(entry, 'hidden', '');

  const meta = [...elementsIn(page)].find(
    (element) => attributeOf(element, 'http-equiv') === 'Content-Security-Policy'
  );
  return { html: serialize(page), policy: meta && attributeOf(meta, 'content') };
}

function choose(select: Element, value: string | null): void {
  for (const option of elementsIn(select))
    if (value && attributeOf(option, 'value') === value) setAttribute(option, 'selected', '');
}
